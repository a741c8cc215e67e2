package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.ScreenUpdate;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.filter.Unread.Patch;
import greenroom.recorder.filter.ocr.TextReader;
import greenroom.recorder.filter.ocr.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the screen shows as it arrives, and makes black what looks personal and was not
 * planted, though it was never typed nor told by an element. Pictures wait until they were read, up
 * to ten seconds; then what was not read is black, and so is what was gone before anything read it.
 *
 * <p>One reading at a time, beside the thread that asks the filter; what changes meanwhile is read
 * together after it.
 */
final class ReadingFilter implements Filter {
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
  private static final int MOST_FAILURES = 3;

  /**
   * What is being read.
   *
   * @param until when the last change on the sheet had arrived
   */
  private record Reading(
      Sheet sheet, List<Patch> patches, long until, FutureTask<List<Word>> words) {}

  private final TextReader reader;
  private final Executor executor;
  private final LongFunction<Mask> blackAnyway;
  private final DrawnSecrets secrets;
  private final GreyCanvas canvas = new GreyCanvas();
  private final Unread unread = new Unread();
  private @Nullable Reading reading;
  private long lastChange;
  private int failures;

  /** What arrived until then is not waited for any longer. */
  private long impatientUntil = Long.MIN_VALUE;

  /**
   * @param reader closed with the filter
   * @param executor has things read
   * @param blackAnyway what the other filters make black at a time
   */
  ReadingFilter(
      PersonalData data, TextReader reader, Executor executor, LongFunction<Mask> blackAnyway) {
    this.secrets = new DrawnSecrets(data);
    this.reader = reader;
    this.executor = executor;
    this.blackAnyway = blackAnyway;
  }

  // ---- arriving

  @Override
  public void changed(ScreenUpdate update) {
    lastChange = update.t();
    for (var box : canvas.apply(update)) {
      unread.changed(box, update.t());
    }
    goOn();
  }

  @Override
  public void entered(RecordedEvent event) {}

  @Override
  public long context(ContextSignal signal, long left) {
    return NEVER;
  }

  /** Takes what was read, if it was, and has read what waits. */
  private void goOn() {
    var current = reading;
    if (current != null && current.words().isDone()) {
      reading = null;
      done(current);
    }
    if (reading == null && !unread.waiting().isEmpty()) {
      begin();
    }
  }

  private void begin() {
    var patches = unread.take();
    var places = new ArrayList<Box>(secrets.touched(patches));
    patches.forEach(patch -> places.add(patch.box()));
    var sheet = Sheet.of(canvas, places);
    var words = new FutureTask<>(() -> reader.read(sheet.picture()));
    reading = new Reading(sheet, patches, lastChange, words);
    executor.execute(words);
  }

  private void done(Reading done) {
    if (done.words().state() == Future.State.SUCCESS) {
      failures = 0;
      var words = done.sheet().onScreen(done.words().resultNow());
      secrets.read(TextLine.of(words), done.patches(), done.until());
    } else {
      failed(done);
    }
  }

  private void failed(Reading failed) {
    failures++;
    if (failures >= MOST_FAILURES) {
      throw new TroubleException(
          SessionProblem.FILTER_FAILED,
          "What the screen shows could not be read "
              + MOST_FAILURES
              + " times in a row ("
              + failed.words().exceptionNow().getClass().getSimpleName()
              + "), and this task wants nothing recorded unread, so recording stopped. See whether"
              + " tesseract runs on the recorder host and has time to; recording then goes on.");
    }
    failed.patches().forEach(unread::add);
  }

  @Override
  public long holdFrom(long now) {
    goOn();
    long oldest = NEVER;
    for (var patch : notRead()) {
      oldest = patch.from() > impatientUntil ? Math.min(oldest, patch.from()) : oldest;
    }
    // The picture at that very time is one that was not read.
    return oldest == NEVER ? NEVER : Math.max(oldest - 1, now - PATIENCE);
  }

  private List<Patch> notRead() {
    var patches = new ArrayList<>(unread.waiting());
    if (reading != null) {
      patches.addAll(reading.patches());
    }
    return patches;
  }

  @Override
  public void ends(long t) {
    impatientUntil = Math.max(impatientUntil, t);
  }

  // ---- leaving

  @Override
  public List<RecordedEvent> leaves(RecordedEvent event) {
    return List.of(event);
  }

  @Override
  public List<RecordedEvent> left(long t) {
    var told = secrets.tell(t, blackAnyway);
    secrets.forgetBefore(t);
    unread.forgetBefore(t);
    return told;
  }

  @Override
  public List<RecordedEvent> decide(long t) {
    return secrets.tell(t, blackAnyway);
  }

  @Override
  public void interrupted() {}

  @Override
  public Mask mask(long t) {
    var boxes = new ArrayList<Box>(secrets.at(t));
    boxes.addAll(unread.goneAt(t));
    for (var patch : notRead()) {
      if (patch.from() <= t) {
        boxes.add(patch.box());
      }
    }
    return boxes.isEmpty() ? Mask.NONE : new Mask(false, boxes);
  }

  @Override
  public void close() {
    reader.close();
  }
}
