package greenroom.recorder.pipeline;

import static greenroom.recorder.pipeline.HandMoved.nanos;
import static greenroom.recorder.pipeline.PipelineTest.grey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.FilterRules;
import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordedEvent.Redacted;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.filter.Filter;
import greenroom.recorder.filter.Filters;
import greenroom.recorder.filter.ocr.GreyPicture;
import greenroom.recorder.filter.ocr.ReadingException;
import greenroom.recorder.filter.ocr.Tesseract;
import greenroom.recorder.filter.ocr.TextReader;
import greenroom.recorder.filter.ocr.Word;
import java.awt.Color;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the screen only draws: no key wrote it, no element tells it. */
class ScreenReadingTest {
  private static final String CARD = "4111 1111 1111 1111";
  private static final String INNOCENT = "The lamps arrive on Thursday";

  private final MemoryStore store = new MemoryStore();
  private final DrawnPage page = new DrawnPage();
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  @Test
  void a_card_that_is_only_drawn_is_black_and_the_text_beside_it_is_there() {
    try (var recording = recording(true, new Tesseract(), Runnable::run)) {
      page.write(1, INNOCENT);
      draw(recording, 1000);
      page.beside(1, 420, CARD).write(3, "Thank you very much");
      draw(recording, 4000);
      page.write(1, INNOCENT);
      draw(recording, 8000);
      pass(recording, 12_000);
      assertThat(recording.stop().complete()).isTrue();
      assertThat(recording.flagged()).isTrue();
    }
    for (var frame : store.frames()) {
      assertThat(read(frame)).as("at %d ns", frame.t()).doesNotContain("1111");
    }
    assertThat(read(at(6000))).contains(INNOCENT).contains("Thank you");
    assertThat(grey(store.frames(), 11_000, 450, 56)).as("once it is gone").isGreaterThan(200);
    assertThat(rules()).containsExactly("ocr-card");
  }

  @Test
  void a_reading_beside_the_pipeline_is_waited_for() {
    var rules = rules(true);
    try (var recording = recording(rules, Filters.of(rules))) {
      page.write(1, INNOCENT).write(3, CARD);
      draw(recording, 0);
      for (int t = 0; t < 30_000 && !recording.flagged(); t += 50) {
        LockSupport.parkNanos(nanos(50)); // the reader's time is real, so this one's must be
        pass(recording, t);
      }
      recording.stop();
      assertThat(recording.flagged()).isTrue();
    }
    for (var frame : store.frames()) {
      assertThat(read(frame)).as("at %d ns", frame.t()).doesNotContain("1111");
    }
  }

  @Test
  void without_the_reading_it_would_be_seen() {
    var none = new Failing();
    try (var recording = recording(false, none, Runnable::run)) {
      page.write(1, INNOCENT).beside(1, 420, CARD);
      draw(recording, 1000);
      pass(recording, 4000);
      recording.stop();
      assertThat(recording.flagged()).isFalse();
    }
    assertThat(read(at(3000)).replace(" ", "")).contains(CARD.replace(" ", ""));
    assertThat(none.asked).as("nothing is read when nobody asked for it").isZero();
  }

  @Test
  void what_is_drawn_letter_by_letter_and_what_scrolls_is_black_wherever_it_is() {
    try (var recording = recording(true, new Tesseract(), Runnable::run)) {
      for (int i = 1; i <= CARD.length(); i++) {
        page.write(1, CARD.substring(0, i));
        draw(recording, 1000 + 100 * i);
      }
      for (int line = 2; line < 6; line++) {
        page.write(line - 1, "").write(line, CARD).write(line + 1, INNOCENT);
        draw(recording, 4000 + 500 * line);
      }
      pass(recording, 9000);
      recording.stop();
    }
    for (var frame : store.frames()) {
      assertThat(read(frame)).as("at %d ns", frame.t()).doesNotContainPattern("1111 ?1111");
    }
    assertThat(read(at(8500))).contains(INNOCENT);
    assertThat(rules()).contains("ocr-card");
  }

  @Test
  void what_was_planted_stays_and_a_listed_word_goes() {
    try (var recording = recording(true, new Tesseract(), Runnable::run, "ann.lee@example.org")) {
      page.write(1, "Write to ann.lee@example.org").write(3, "about Project Nightingale please");
      draw(recording, 1000);
      pass(recording, 5000);
      recording.stop();
    }
    assertThat(read(at(4000))).contains("ann.lee@example.org").doesNotContain("Nightingale");
    assertThat(rules()).containsExactly("ocr-listed-word");
  }

  @Test
  void nothing_leaves_before_it_was_read_and_after_ten_seconds_it_is_black() {
    try (var recording = recording(true, new Blank(), waiting::add)) {
      draw(recording, 0);
      readAll();
      page.write(1, INNOCENT);
      draw(recording, 3000);
      pass(recording, 12_500);
      assertThat(last(store.frames())).as("it waits").isLessThan(nanos(3000));
      pass(recording, 16_000);
      assertThat(last(store.frames())).as("it went on").isEqualTo(nanos(3000));
      assertThat(grey(store.frames(), 5500, 25, 50)).as("unread").isLessThan(15);
      assertThat(grey(store.frames(), 5500, 25, 200)).as("read").isGreaterThan(240);
      readAll();
      pass(recording, 25_000);
      recording.stop();
    }
    assertThat(grey(store.frames(), 24_000, 22, 48)).as("read at last").isGreaterThan(200);
  }

  @Test
  void what_was_gone_before_anything_read_it_is_black() {
    try (var recording = recording(true, new Blank(), waiting::add)) {
      draw(recording, 0);
      pass(recording, 200);
      page.write(3, CARD);
      draw(recording, 1000);
      page.write(3, "");
      draw(recording, 1500);
      readAll();
      pass(recording, 1700);
      readAll();
      pass(recording, 6000);
      recording.stop();
    }
    assertThat(grey(store.frames(), 1400, 30, DrawnPage.line(3).y() + 12)).isLessThan(15);
    assertThat(grey(store.frames(), 3000, 30, DrawnPage.line(3).y() + 12)).isGreaterThan(240);
  }

  @Test
  void a_caret_that_blinks_while_something_is_read_makes_nothing_black() {
    var caret = new Box(100, 100, 2, 16);
    try (var recording = recording(true, new Blank(), waiting::add)) {
      draw(recording, 0);
      for (int t = 500; t < 3000; t += 500) {
        page.fill(caret, t % 1000 == 0 ? Color.WHITE : Color.BLACK);
        draw(recording, t);
      }
      readAll();
      pass(recording, 3100);
      readAll();
      pass(recording, 8000);
      recording.stop();
    }
    for (int t = 500; t < 3000; t += 100) {
      assertThat(grey(store.frames(), t, 96, 104)).as("beside it at %d", t).isGreaterThan(200);
    }
  }

  @Test
  void a_stop_does_not_wait_and_what_was_not_read_is_black() {
    try (var recording = recording(true, new Blank(), waiting::add)) {
      draw(recording, 0);
      pass(recording, 1000);
      recording.stop();
    }
    assertThat(grey(store.frames(), 900, 25, 50)).isLessThan(15);
  }

  @Test
  void a_reader_that_fails_three_times_stops_the_recording() {
    try (var recording = recording(true, new Failing(), Runnable::run)) {
      assertThatThrownBy(
              () -> {
                draw(recording, 0);
                pass(recording, 2000);
              })
          .isInstanceOf(TroubleException.class)
          .hasMessageContaining("tesseract")
          .extracting(trouble -> ((TroubleException) trouble).problem())
          .isEqualTo(SessionProblem.FILTER_FAILED);
    }
    assertThat(store.parts()).isEmpty();
  }

  private static FilterRules rules(boolean ocr, String... planted) {
    return new FilterRules(
        List.of(), List.of(planted)::contains, List.of("Project Nightingale"), List.of(), ocr);
  }

  private SteppedRecording recording(
      boolean ocr, TextReader reader, Executor executor, String... planted) {
    var rules = rules(ocr, planted);
    return recording(rules, Filters.of(rules, () -> reader, executor));
  }

  private SteppedRecording recording(FilterRules rules, Filter filter) {
    var recording =
        new SteppedRecording(
            RecordingSettings.DEFAULT.withRules(rules),
            DrawnPage.WIDTH,
            DrawnPage.HEIGHT,
            store,
            filter);
    recording.context(new ContextSignal.Found(0));
    return recording;
  }

  /** The screen shows the page from then on. */
  private void draw(SteppedRecording recording, long millis) {
    pass(recording, millis);
    recording.paint(page.image, DrawnPage.WHOLE);
    recording.pass(Duration.ofMillis(100));
  }

  private static void pass(SteppedRecording recording, long millis) {
    long left = nanos(millis) - recording.now();
    if (left > 0) {
      recording.pass(Duration.ofNanos(left));
    }
  }

  private void readAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private static long last(List<Frame> frames) {
    return frames.getLast().t();
  }

  private Frame at(long millis) {
    return store.frames().stream()
        .filter(frame -> frame.t() <= nanos(millis))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static String read(Frame frame) {
    try (var reader = new Tesseract()) {
      return reader.read(DrawnPage.grey(frame.image())).stream()
          .map(Word::text)
          .collect(Collectors.joining(" "));
    }
  }

  private List<String> rules() {
    return store.events().stream()
        .filter(Redacted.class::isInstance)
        .map(event -> ((Redacted) event).rule())
        .toList();
  }

  /** Finds nothing written anywhere. */
  private static final class Blank implements TextReader {
    @Override
    public List<Word> read(GreyPicture picture) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** Can never read anything. */
  private static final class Failing implements TextReader {
    int asked;

    @Override
    public List<Word> read(GreyPicture picture) {
      asked++;
      throw new ReadingException("It is dead.");
    }

    @Override
    public void close() {}
  }
}
