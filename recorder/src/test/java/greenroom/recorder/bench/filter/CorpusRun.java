package greenroom.recorder.bench.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.bench.filter.TextPage.Word;
import greenroom.recorder.pipeline.RecordingSettings;
import greenroom.recorder.pipeline.SteppedRecording;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.video.SegmentDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Writes office text with nothing personal in it into a drawn editor, half of it typed and half of
 * it pasted, records it, and counts the words that were taken out or made black.
 */
final class CorpusRun {
  private static final Duration PAUSE = Duration.ofMillis(800);
  private static final long SCREEN_RHYTHM = Duration.ofMillis(500).toNanos();
  private static final int BLACK = 24;

  /** How much of a word's box must be black before nobody can read it. */
  private static final double HIDDEN = 0.5;

  /**
   * @param words how many words were written
   * @param lost those of them that were taken for something personal: not stored whole
   * @param hidden how many more are stored but cannot be seen, because they were beside such a one
   */
  record Result(int words, List<String> lost, int hidden) {
    Result {
      lost = List.copyOf(lost);
    }
  }

  /** A word with when its keys were pressed; none if it was pasted with others. */
  private record Written(Word word, List<Long> keys, long pasted) {}

  private final SteppedRecording recording;
  private final Dice dice;
  private final List<List<Written>> pages = new ArrayList<>();
  private final List<Long> turned = new ArrayList<>();
  private long painted;

  private CorpusRun(SteppedRecording recording, Dice dice) {
    this.recording = recording;
    this.dice = dice;
  }

  /** The committed text. */
  static List<String> words() {
    try (var text = CorpusRun.class.getResourceAsStream("corpus.txt")) {
      var all = new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Result of(List<String> words, long seed) {
    try (var folder = new Recordings()) {
      CorpusRun run;
      greenroom.recorder.RecordingCounts counts;
      try (var recording =
          new SteppedRecording(
              RecordingSettings.DEFAULT, TextPage.WIDTH, TextPage.HEIGHT, folder.store())) {
        run = new CorpusRun(recording, new Dice(seed));
        run.write(TextPage.set(words));
        counts = recording.stop();
      }
      var open = folder.reopen(counts, TextPage.WIDTH, TextPage.HEIGHT);
      return run.result(words.size(), open);
    }
  }

  private void write(List<List<Word>> all) {
    recording.context(new ContextSignal.Found(0));
    for (int i = 0; i < all.size(); i++) {
      var page = new TextPage();
      recording.paint(page.image, TextPage.WHOLE);
      click();
      recording.pass(PAUSE);
      pages.add(i % 2 == 0 ? typed(page, all.get(i)) : pasted(page, all.get(i)));
      recording.paint(page.image, TextPage.WHOLE);
      recording.pass(PAUSE.multipliedBy(4));
      turned.add(recording.now());
      tell(List.of());
      recording.pass(PAUSE);
    }
  }

  private void click() {
    recording.input(new RecordedEvent.Button(recording.now(), 20, 20, 1, true));
    recording.input(new RecordedEvent.Button(recording.now(), 20, 20, 1, false));
    recording.context(
        new ContextSignal.Seen(
            new RecordedEvent.Focus(
                recording.now(), "text", "Document", TextPage.WHOLE, "mousepad", "at-spi"),
            false));
  }

  private List<Written> typed(TextPage page, List<Word> words) {
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      boolean lineEnds = i + 1 < words.size() && words.get(i + 1).box().y() != word.box().y();
      List<Long> keys = new ArrayList<>();
      for (int k = 0; k < word.text().length(); k++) {
        keys.add(press(word.text().charAt(k)));
      }
      press(lineEnds ? Stroke.RETURN : ' ');
      written.add(new Written(word, keys, -1));
      page.draw(word);
      if (recording.now() - painted > SCREEN_RHYTHM) {
        painted = recording.now();
        tell(written);
        recording.paint(
            page.image, new Box(0, word.box().y(), TextPage.WIDTH, word.box().height()));
      }
    }
    return written;
  }

  private long press(int character) {
    recording.pass(Duration.ofMillis(dice.between(50, 110)));
    int keysym = character < 0x100 || character > 0xff00 ? character : 0x0100_0000 + character;
    long t = recording.now();
    recording.input(new RecordedEvent.Key(t, keysym, ScanCodes.of(character), true));
    recording.pass(Duration.ofMillis(20));
    recording.input(new RecordedEvent.Key(recording.now(), keysym, ScanCodes.of(character), false));
    return t;
  }

  /** Elements tell what they show, as the desktop's agent does. */
  private void tell(List<Written> written) {
    var text = String.join(" ", written.stream().map(one -> one.word().text()).toList());
    recording.context(
        new ContextSignal.Text(
            recording.now(), "document", text, !text.isEmpty(), TextPage.WHOLE, true));
  }

  private List<Written> pasted(TextPage page, List<Word> words) {
    var text = new StringBuilder();
    int row = words.getFirst().box().y();
    for (var word : words) {
      text.append(word.box().y() != row ? "\n" : text.isEmpty() ? "" : " ").append(word.text());
      row = word.box().y();
    }
    long t = recording.now();
    recording.input(new RecordedEvent.Clipboard(t, "in", text.toString()));
    recording.input(new RecordedEvent.Key(t + 1, Stroke.CONTROL, 0x1d, true));
    press('v');
    recording.input(new RecordedEvent.Key(recording.now(), Stroke.CONTROL, 0x1d, false));
    words.forEach(page::draw);
    var written = words.stream().map(word -> new Written(word, List.of(), t)).toList();
    tell(written);
    return written;
  }

  private Result result(int words, OpenRecording open) {
    var events = StoredEvents.of(open);
    var pressed = events.keyTimes();
    var clipboards = events.clipboards();
    var shown = lastFrames(open);
    List<String> lost = new ArrayList<>();
    int hidden = 0;
    for (int i = 0; i < pages.size(); i++) {
      var rest =
          new ArrayList<>(
              List.of(clipboards.getOrDefault(pages.get(i).getFirst().pasted(), "").split("\\s+")));
      for (var written : pages.get(i)) {
        var text = written.word().text();
        boolean stored =
            written.pasted() < 0 ? pressed.containsAll(written.keys()) : rest.remove(text);
        if (!stored) {
          lost.add(text);
        } else if (hidden(shown.get(i), written.word().box())) {
          hidden++;
        }
      }
    }
    return new Result(words, lost, hidden);
  }

  /** The frame that was shown when each page was turned. */
  private List<BufferedImage> lastFrames(OpenRecording open) {
    List<BufferedImage> shown = new ArrayList<>();
    for (var film : open.films()) {
      try (var frames = new SegmentDecoder(open.film(film))) {
        var last = new BufferedImage(TextPage.WIDTH, TextPage.HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
          if (shown.size() < turned.size() && frame.get().t() > turned.get(shown.size())) {
            shown.add(last);
          }
          last = frame.get().image();
        }
        while (shown.size() < turned.size()) {
          shown.add(last);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shown;
  }

  private static boolean hidden(BufferedImage image, Box box) {
    int black = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        black += ((image.getRGB(x, y) >> 8) & 255) < BLACK ? 1 : 0;
      }
    }
    return black > HIDDEN * box.width() * box.height();
  }
}
