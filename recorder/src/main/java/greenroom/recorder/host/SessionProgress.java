package greenroom.recorder.host;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.recorder.host.SessionRecorder.Tally;
import greenroom.task.CheckResult;
import greenroom.task.Verdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a session has come. Used by one thread at a time; {@link #status()} is its picture. */
final class SessionProgress {
  private final RecordingId session;
  private final Set<String> marks = new LinkedHashSet<>();
  private SessionState state;
  private @Nullable String problem;
  private long activeNanos;
  private @Nullable String outcome;
  private Map<String, String> checks;
  private Tally tally;

  SessionProgress(RecordingId session) {
    this(
        new SessionStatus(
            session,
            SessionState.PREPARING,
            null,
            0,
            List.of(),
            null,
            Map.of(),
            0,
            0,
            false,
            false));
  }

  /** Goes on where this picture was taken. */
  SessionProgress(SessionStatus status) {
    session = status.session();
    state = status.state();
    problem = status.problem();
    activeNanos = Duration.ofSeconds(status.activeSeconds()).toNanos();
    marks.addAll(status.marks());
    outcome = status.outcome();
    checks = status.checks();
    tally = new Tally(status.parts(), status.bytes(), status.flagged(), status.incomplete());
  }

  SessionState state() {
    return state;
  }

  /** Whether the session still has, or will have, a desktop. */
  boolean live() {
    return state != SessionState.CLOSED && state != SessionState.BROKEN;
  }

  void enter(SessionState next) {
    state = next;
    problem = null;
  }

  void enter(SessionState next, SessionProblem why) {
    state = next;
    problem = why.code();
  }

  void mark(String step, boolean done) {
    if (done) {
      marks.add(step);
    } else {
      marks.remove(step);
    }
  }

  void active(long nanos) {
    activeNanos += nanos;
  }

  Duration activeTime() {
    return Duration.ofNanos(activeNanos);
  }

  void judged(Verdict verdict) {
    outcome = word(verdict.outcome());
    checks =
        verdict.checks().stream()
            .collect(
                Collectors.toMap(
                    CheckResult::id, check -> word(check.outcome()), (first, second) -> second));
  }

  void stored(Tally now) {
    tally = now;
  }

  Tally tally() {
    return tally;
  }

  SessionStatus status() {
    return new SessionStatus(
        session,
        state,
        problem,
        activeTime().toSeconds(),
        List.copyOf(marks),
        outcome,
        checks,
        tally.parts(),
        tally.bytes(),
        tally.flagged(),
        tally.incomplete());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
