package greenroom.server.access;

import greenroom.recorder.RecordingId;
import greenroom.server.GrantId;
import greenroom.server.StaffId;
import java.time.Instant;
import java.util.List;

/**
 * A request and what became of it.
 *
 * @param decisions of guardians, in order
 * @param recordings what it covers; empty until the second approval
 */
public record Grant(
    GrantId id,
    Request request,
    StaffId requester,
    String requesterName,
    Instant requestedAt,
    State state,
    List<Decision> decisions,
    List<RecordingId> recordings) {
  public Grant {
    decisions = List.copyOf(decisions);
    recordings = List.copyOf(recordings);
  }

  /** Where it stands. */
  public enum State {
    WAITING,
    GRANTED,
    REFUSED,
    EXPIRED
  }

  /** A guardian's word. */
  public record Decision(StaffId guardian, String guardianName, boolean approved, Instant at) {}
}
