package greenroom.recorder.proving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.Frame;
import greenroom.recorder.Keysym;
import greenroom.recorder.PartKind;
import greenroom.recorder.RecordedEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Looks for canaries in what was stored: in all its text, and for writing in their fields. */
final class CanarySearch {
  /** As in canaries.py. */
  private static final int LEFT = 240;

  private static final int TOP = 120;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 64;
  private static final int STEP = 120;

  /** The field's frame is no writing. */
  private static final int FRAME = 8;

  /** How much brighter or darker a neighbour is where there is writing. */
  private static final int CONTRAST = 60;

  /** Four digits make about 300 such changes, a caret 80. */
  private static final int WRITING = 180;

  /** This share of a canary, in one run, counts as all of it. */
  private static final double ENOUGH = 0.4;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CanaryValues values;
  private final String text;
  private final boolean[] written;

  /** Looks at the whole text, and at each picture of this span. */
  CanarySearch(OpenedProof stored, CanaryValues values, long from, long until) {
    this.values = values;
    this.text = text(stored);
    this.written = new boolean[values.fields().size()];
    stored.frames(
        frame -> {
          if (frame.t() >= from && frame.t() <= until) {
            look(frame);
          }
        });
  }

  /** Whether the harmless word is in the text and was seen. */
  boolean wordFound() {
    return written[0] && text.contains(plain(values.word()));
  }

  /** How many canaries are in the text or can be seen. */
  int secretsFound() {
    int found = 0;
    for (int i = 0; i < values.secrets().size(); i++) {
      found += written[i + 1] || inText(plain(values.secrets().get(i))) ? 1 : 0;
    }
    return found;
  }

  private boolean inText(String secret) {
    int enough = (int) Math.ceil(ENOUGH * secret.length());
    for (int i = 0; i + enough <= secret.length(); i++) {
      if (text.contains(secret.substring(i, i + enough))) {
        return true;
      }
    }
    return false;
  }

  private void look(Frame frame) {
    for (int row = 0; row < written.length; row++) {
      written[row] |= writing(frame.image(), TOP + row * STEP) >= WRITING;
    }
  }

  private static int writing(BufferedImage image, int top) {
    int changes = 0;
    for (int y = top + FRAME; y < top + HEIGHT - FRAME; y++) {
      for (int x = LEFT + FRAME; x < LEFT + WIDTH - FRAME; x++) {
        int here = (image.getRGB(x, y) >> 8) & 0xff;
        int next = (image.getRGB(x + 1, y) >> 8) & 0xff;
        changes += Math.abs(here - next) > CONTRAST ? 1 : 0;
      }
    }
    return changes;
  }

  /** What was pressed, what was let go of, and every text in the event lines. */
  private static String text(OpenedProof stored) {
    var pressed = new StringBuilder();
    var released = new StringBuilder();
    for (var event : stored.events()) {
      if (event instanceof RecordedEvent.Key key) {
        Keysym.character(key.keysym())
            .ifPresent((key.down() ? pressed : released)::appendCodePoint);
      }
    }
    var said = new StringBuilder();
    for (byte[] part : stored.recording().contents(PartKind.EVENTS)) {
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(part))) {
        for (var line : new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          say(JSON.readTree(line), said);
        }
      } catch (IOException e) {
        throw new ProvingException("The throwaway recording's events cannot be read.", e);
      }
    }
    return plain(pressed.toString())
        + "\n"
        + plain(released.toString())
        + "\n"
        + plain(said.toString());
  }

  private static void say(JsonNode node, StringBuilder said) {
    if (node.isTextual()) {
      said.append(node.asText());
    } else {
      node.forEach(inner -> say(inner, said));
    }
  }

  /** Letters and digits alone. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
