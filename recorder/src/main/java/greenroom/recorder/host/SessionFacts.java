package greenroom.recorder.host;

import greenroom.recorder.Manifest.Canaries;
import greenroom.recorder.Manifest.ClockError;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionStatus;
import greenroom.recorder.proving.Proof;
import greenroom.sandbox.Sandbox;
import greenroom.task.TaskSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session, and what of it must survive a crash. Used by one thread at a time,
 * except {@link #published()}.
 */
final class SessionFacts {
  private final SessionOrder order;
  private final OrderRules rules;
  private final SessionFolder folder;
  private final SessionProgress progress;
  private SessionRecord.Screen screen;
  private Map<String, String> images;
  private @Nullable ClockError clockError;
  private @Nullable Canaries canaries;
  private @Nullable TaskSpec task;
  private @Nullable Sandbox sandbox;
  private @Nullable SessionRecorder recorder;
  private @Nullable RecordingClock clock;
  private @Nullable StopReason closing;
  private volatile SessionStatus published;

  SessionFacts(SessionRecord found, SessionTools tools) {
    order = found.order();
    rules = tools.rules();
    folder = tools.folder();
    progress = new SessionProgress(found.status());
    screen = found.screen();
    images = found.images();
    clockError = found.clockError();
    canaries = found.canaries();
    clock = found.clock() == null ? null : found.clock().clock();
    closing = found.closing();
    published = progress.status();
  }

  SessionOrder order() {
    return order;
  }

  SessionProgress progress() {
    return progress;
  }

  /** The ordered task with its persona filled in; throws if it is no longer what was ordered. */
  TaskSpec task() {
    TaskSpec known = task;
    if (known == null) {
      known = rules.accept(order);
      task = known;
    }
    return known;
  }

  @Nullable Sandbox sandbox() {
    return sandbox;
  }

  /** A desktop of the run before was found again. */
  void found(@Nullable Sandbox survivor) {
    sandbox = survivor;
  }

  /**
   * A desktop was claimed; on return that survives a crash.
   *
   * @param proof what was found of it while it waited
   */
  void claimed(Sandbox desktop, Proof proof) {
    sandbox = desktop;
    clockError = proof.clockError();
    canaries = proof.canaries();
    screen = new SessionRecord.Screen(desktop.spec().width(), desktop.spec().height());
    save();
  }

  /** The task is set up; these images run. */
  void prepared() {
    images = sandbox == null ? Map.of() : sandbox.imageDigests();
  }

  @Nullable SessionRecorder recorder() {
    return recorder;
  }

  void recordWith(SessionRecorder opened) {
    recorder = opened;
  }

  /** The session has no desktop and no recorder any more. */
  void letGo() {
    sandbox = null;
    recorder = null;
  }

  @Nullable RecordingClock clock() {
    return clock;
  }

  /** The recording's clock; when it is new, it survives a crash on return. */
  RecordingClock startedClock() {
    RecordingClock started = clock;
    if (started == null) {
      started = RecordingClock.startNow();
      clock = started;
      save();
    }
    return started;
  }

  /** Why the session ends, once it does. */
  @Nullable StopReason closing() {
    return closing;
  }

  void closing(@Nullable StopReason reason) {
    closing = reason;
  }

  /** Takes over what the recorder has stored. */
  void takeTally() {
    if (recorder != null) {
      progress.stored(recorder.tally());
    }
  }

  /** Writes what must survive; throws {@link java.io.UncheckedIOException} if it cannot. */
  void save() {
    folder.save(picture());
  }

  SessionRecord picture() {
    return new SessionRecord(
        progress.live() ? order : order.withoutWords(), // nothing is recorded any more
        progress.status(),
        sandbox == null ? null : sandbox.id().value(),
        screen,
        images,
        clockError,
        canaries,
        clock == null ? null : SessionRecord.Anchor.of(clock),
        closing);
  }

  /** Makes where the session stands known to every thread. */
  void publish() {
    published = progress.status();
  }

  /** The last published picture. */
  SessionStatus published() {
    return published;
  }
}
