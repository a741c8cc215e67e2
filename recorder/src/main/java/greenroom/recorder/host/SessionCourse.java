package greenroom.recorder.host;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.SessionState;
import greenroom.recorder.TroubleException;
import greenroom.recorder.host.SessionRecorder.Tally;
import greenroom.sandbox.Sandbox;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one session gets from one state to the next: recording, held, checking, closed, broken. Every
 * act runs in the session's mailbox. Each change is on the disk before it is told.
 */
final class SessionCourse {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCourse.class);
  private static final Set<SessionState> AT_WORK =
      Set.of(SessionState.RECORDING, SessionState.PAUSED, SessionState.HELD);

  private final SessionFacts facts;
  private final SessionProgress progress;
  private final PageSeat seat;
  private final ActiveTime activeTime;
  private final SessionTools tools;
  private final Mailbox mailbox;
  private @Nullable Verdict verdict;
  private boolean suspended;
  private boolean timeIsUp;
  private long pausedSince;
  private long toldAt;
  private long heldAt;

  SessionCourse(
      SessionFacts facts,
      PageSeat seat,
      ActiveTime activeTime,
      SessionTools tools,
      Mailbox mailbox) {
    this.facts = facts;
    this.progress = facts.progress();
    this.seat = seat;
    this.activeTime = activeTime;
    this.tools = tools;
    this.mailbox = mailbox;
    this.pausedSince = tools.nanoTime().getAsLong();
  }

  // ------------------------------------------------------------------ where it stands

  /** Whether this process still works on the session. */
  boolean goesOn() {
    return progress.live() && !suspended;
  }

  boolean atWork() {
    return facts.recorder() != null && AT_WORK.contains(progress.state());
  }

  /** Whether only finishing is left, because the task's time or size is used up. */
  boolean timeIsUp() {
    return timeIsUp;
  }

  /** What the checks said last, as long as the volunteer has not gone on. */
  @Nullable Verdict verdict() {
    return progress.state() == SessionState.CHECKING ? verdict : null;
  }

  boolean heldFor(Duration time) {
    return progress.state() == SessionState.HELD && since(heldAt) > time.toNanos();
  }

  boolean toldNothingFor(Duration time) {
    return since(toldAt) >= time.toNanos();
  }

  private long since(long moment) {
    return tools.nanoTime().getAsLong() - moment;
  }

  // ------------------------------------------------------------------ recording

  /** Records from now on, for the first time or again. */
  void record() {
    SessionRecorder recording = facts.recorder();
    if (recording == null) {
      return;
    }
    try {
      recording.record(facts.startedClock(), trouble -> mailbox.tell(() -> hold(trouble)));
      progress.enter(SessionState.RECORDING);
      log("recording");
    } catch (TroubleException e) {
      hold(e);
    }
  }

  /** Captures nothing more until the volunteer wants it again. */
  void pause() {
    SessionRecorder recording = facts.recorder();
    if (progress.state() == SessionState.RECORDING && recording != null) {
      recording.pause();
      pausedSince = tools.nanoTime().getAsLong();
      progress.enter(SessionState.PAUSED);
      log("paused");
    }
  }

  /** Something that guards the recording does not work: nothing goes on until it does. */
  void hold(TroubleException trouble) {
    if (progress.live() && progress.state() != SessionState.CHECKING) {
      activeTime.count();
      LOG.error(
          "held session={} problem={} cause=\"{}\"",
          facts.order().session(),
          trouble.code(),
          trouble.getMessage());
      held(trouble.problem());
      changed();
    }
  }

  private void held(SessionProblem problem) {
    progress.enter(SessionState.HELD, problem);
    heldAt = tools.nanoTime().getAsLong();
  }

  // ------------------------------------------------------------------ checking

  /** The volunteer is done, or has no time left. */
  void finish() {
    SessionRecorder recording = facts.recorder();
    if (recording != null && atWork()) {
      recording.pause();
      if (timeIsUp) {
        progress.enter(SessionState.CHECKING, SessionProblem.LIMIT_REACHED);
      } else {
        progress.enter(SessionState.CHECKING);
      }
      check();
    }
  }

  /** Only finishing is left from now on. */
  void useUpTime() {
    timeIsUp = true;
    log("limit reached");
    finish();
    changed();
  }

  /** Looks at the sandbox as the volunteer left it. */
  void check() {
    Sandbox desktop = facts.sandbox();
    if (desktop == null) {
      return;
    }
    log("checking");
    verdict = null;
    TaskSpec ordered = facts.task();
    mailbox.beside(
        () -> {
          Verdict reached = tools.judge().judge(ordered, new SandboxEvidence(desktop));
          mailbox.tell(() -> judged(reached));
        });
  }

  private void judged(Verdict reached) {
    SessionRecorder recording = facts.recorder();
    if (progress.state() != SessionState.CHECKING || recording == null) {
      return;
    }
    verdict = reached;
    progress.judged(reached);
    log("checked outcome=" + reached.outcome());
    try {
      recording.keepVerdict(reached);
    } catch (TroubleException e) {
      LOG.error("verdict not kept session={} problem={}", facts.order().session(), e.code());
    }
    changed();
    seat.tell(Messages.VerdictMessage.of(reached));
  }

  // ------------------------------------------------------------------ the end

  /** Closes the recording and lets the sandbox go; without effect once that is done. */
  void end(StopReason reason) {
    if (!progress.live()) {
      return;
    }
    if (facts.closing() == null) {
      facts.closing(reason);
      changed();
    }
    try {
      if (reason == StopReason.ABANDONED) {
        closeRecording(List.of(SessionProblem.ABANDONED.code()));
        progress.enter(SessionState.CLOSED, SessionProblem.ABANDONED);
      } else {
        closeRecording(List.of());
        progress.enter(SessionState.CLOSED);
      }
      letGo();
    } catch (TroubleException e) {
      facts.closing(null);
      hold(e);
    }
  }

  /** The session cannot go on; what was recorded is closed and kept. */
  void breakUp(SessionProblem problem) {
    if (!progress.live()) {
      return;
    }
    LOG.error("broken session={} problem={}", facts.order().session(), problem.code());
    try {
      closeRecording(List.of(problem.code()));
    } catch (TroubleException e) {
      LOG.error("recording not closed session={} problem={}", facts.order().session(), e.code());
      progress.stored(incomplete(progress.tally()));
    }
    progress.enter(SessionState.BROKEN, problem);
    letGo();
  }

  /** Flushes what is held and lets go of the desktop, which goes on running. */
  void suspend() {
    activeTime.count();
    suspended = true;
    SessionRecorder recording = facts.recorder();
    if (recording != null) {
      recording.close();
    }
    facts.save();
    log("suspended");
  }

  private void closeRecording(List<String> reasons) {
    if (facts.clock() != null) {
      SessionRecorder recording = facts.recorder();
      progress.stored(
          recording != null
              ? recording.finish(facts.picture(), reasons)
              : tools.recorders().finish(facts.picture(), reasons));
    }
  }

  private static Tally incomplete(Tally tally) {
    return new Tally(tally.parts(), tally.bytes(), tally.flagged(), true);
  }

  private void letGo() {
    SessionRecorder ended = facts.recorder();
    Sandbox desktop = facts.sandbox();
    facts.letGo();
    keep();
    log("closed state=" + progress.state() + " parts=" + progress.tally().parts());
    seat.tellLast(Messages.Closed.in(facts.published()));
    if (ended != null) {
      ended.close();
    }
    if (desktop != null) {
      mailbox.beside(desktop::close);
    }
  }

  // ------------------------------------------------------------------ telling

  /** Saves, publishes and tells the page. What cannot be saved may not go on. */
  void changed() {
    facts.takeTally();
    keep();
    seat.tell(state("state"));
  }

  private void keep() {
    try {
      facts.save();
    } catch (UncheckedIOException e) {
      LOG.error("not saved session={} cause={}", facts.order().session(), Mailbox.place(e));
      SessionRecorder recording = facts.recorder();
      if (progress.state() == SessionState.RECORDING && recording != null) {
        recording.pause();
        held(SessionProblem.DISK_FULL);
      }
    }
    facts.publish();
    toldAt = tools.nanoTime().getAsLong();
  }

  /** Where the session stands, as the page is told it. */
  Messages.State state(String type) {
    boolean paused = progress.state() == SessionState.PAUSED;
    SessionRecorder recording = facts.recorder();
    return Messages.State.of(
        type,
        progress.status(),
        recording != null,
        recording != null && recording.clipboardPasses(),
        paused ? Duration.ofNanos(since(pausedSince)).toSeconds() : null);
  }

  void log(String act) {
    LOG.info("session={} {}", facts.order().session(), act);
  }
}
