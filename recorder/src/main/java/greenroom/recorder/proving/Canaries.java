package greenroom.recorder.proving;

import greenroom.recorder.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/**
 * Plants a card number, an e-mail address and a password in a page on the desktop, typed through
 * the gate, with a harmless word before them. The word must be found in what was stored, in the
 * events and in the pictures, and the others must not.
 */
public final class Canaries implements ProofPart {
  static final String TITLE = "Greenroom proof";
  private static final int TAB = 0xff09;
  private static final int RETURN = 0xff0d;
  private static final long BETWEEN_KEYS_MILLIS = 20;

  /** Long enough for the accessibility agent to say where the focus went, and for a picture. */
  private static final long AT_A_FIELD_MILLIS = 350;

  private static final Duration WHOLE = Duration.ofSeconds(45);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final int MOST_QUESTIONS = 60;
  private static final long BETWEEN_QUESTIONS_MILLIS = 150;

  private final CanaryValues values;
  private long from;
  private long until;

  public Canaries(RandomGenerator random) {
    values = CanaryValues.any(random);
  }

  @Override
  public void act(DesktopToProve desktop, Hands hands) {
    var page =
        CompletableFuture.supplyAsync(
            () -> desktop.run(List.of("python3", "-"), script(), WHOLE),
            task -> Thread.ofVirtual().name("canaries").start(task));
    awaitFocus(desktop, hands, page);
    from = System.nanoTime();
    var fields = values.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        hands.press(TAB);
      }
      hands.rest(AT_A_FIELD_MILLIS);
      type(hands, fields.get(i));
      hands.rest(AT_A_FIELD_MILLIS);
    }
    until = System.nanoTime();
    hands.press(RETURN);
    arrived(page);
  }

  /** Nothing is typed before the page has the keyboard. */
  private static void awaitFocus(
      DesktopToProve desktop, Hands hands, CompletableFuture<byte[]> page) {
    var question = List.of("sh", "-c", "xdotool getwindowfocus getwindowname 2>/dev/null || true");
    for (int i = 0; i < MOST_QUESTIONS && !page.isDone(); i++) {
      var answer = new String(desktop.run(question, new byte[0], ASK), StandardCharsets.UTF_8);
      if (answer.strip().equals(TITLE)) {
        return;
      }
      hands.rest(BETWEEN_QUESTIONS_MILLIS);
    }
    throw new ProvingException("The page for the canaries did not come up in the desktop.");
  }

  private static void type(Hands hands, String text) {
    for (int i = 0; i < text.length(); i++) {
      hands.press(text.charAt(i));
      hands.rest(BETWEEN_KEYS_MILLIS);
    }
  }

  /** What did not arrive could not have been found. */
  private void arrived(CompletableFuture<byte[]> page) {
    try {
      var held = new String(page.join(), StandardCharsets.UTF_8).lines().toList();
      if (!held.equals(values.fields())) {
        throw new ProvingException("The canaries did not reach their fields.");
      }
    } catch (CompletionException e) {
      throw new ProvingException("The page for the canaries failed.", e);
    }
  }

  @Override
  public Proof judge(OpenedProof stored, Proof before) {
    var search =
        new CanarySearch(stored, values, stored.clock().at(from), stored.clock().at(until));
    if (!search.wordFound()) {
      throw new ProvingException("The control word is not in what was stored.");
    }
    int found = search.secretsFound();
    if (found > 0) {
      throw new ProvingException(
          found + " of " + values.secrets().size() + " canaries are in what was stored.");
    }
    return before.withCanaries(new Manifest.Canaries(values.secrets().size(), found));
  }

  private static byte[] script() {
    try (InputStream script = Canaries.class.getResourceAsStream("canaries.py")) {
      return Objects.requireNonNull(script, "canaries.py").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
