package greenroom.server.session;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One volunteer doing one task: ids, states and counts.
 *
 * @param seed from which the task's synthetic person is made
 * @param hostState as last heard from the host
 * @param problem the code of a {@link greenroom.recorder.SessionProblem} or a {@link
 *     StudioProblem}, else null
 * @param outcome {@code passed}, {@code failed} or {@code undecided} once the checks ran, else null
 * @param marks ids of the steps that are ticked off
 * @param checks outcome by check id
 * @param finished whether the volunteer got to Finish (or our side broke it while they worked): the
 *     full price is owed
 */
public record TaskSession(
    RecordingId id,
    StudyId study,
    VolunteerId volunteer,
    String task,
    int taskVersion,
    String taskDigest,
    long seed,
    Stage stage,
    SessionState hostState,
    @Nullable String problem,
    long activeSeconds,
    @Nullable String outcome,
    List<String> marks,
    Map<String, String> checks,
    int parts,
    long bytes,
    boolean flagged,
    boolean incomplete,
    boolean finished,
    Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable Instant decidedAt) {
  public TaskSession {
    marks = List.copyOf(marks);
    checks = Map.copyOf(checks);
  }
}
