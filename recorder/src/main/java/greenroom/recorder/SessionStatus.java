package greenroom.recorder;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder host says about a session: ids, states and counts only.
 *
 * @param problem the code of a {@link SessionProblem} when one holds, broke or closed the session,
 *     else null; a newer host may say what is not known here
 * @param activeSeconds time with the desktop connected and not paused
 * @param marks ids of the steps that are ticked off
 * @param outcome the verdict once the checks ran, else null: {@code passed}, {@code failed} or
 *     {@code undecided}
 * @param checks outcome by check id
 * @param flagged whether something personal was masked
 * @param incomplete whether the recording does not add up
 */
public record SessionStatus(
    RecordingId session,
    SessionState state,
    @Nullable String problem,
    long activeSeconds,
    List<String> marks,
    @Nullable String outcome,
    Map<String, String> checks,
    int parts,
    long bytes,
    boolean flagged,
    boolean incomplete) {
  public SessionStatus {
    marks = List.copyOf(marks);
    checks = Map.copyOf(checks);
  }
}
