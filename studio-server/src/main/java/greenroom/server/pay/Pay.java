package greenroom.server.pay;

import greenroom.recorder.RecordingId;
import greenroom.server.Money;
import greenroom.server.Person;
import java.util.List;
import java.util.Map;

/** What volunteers are owed. */
public interface Pay {

  /** A volunteer's own statement: the only place where pay and sessions meet. */
  Statement statement(Person.Volunteer volunteer, List<RecordingId> sessions);

  /**
   * The code that tells a panel that this session was completed; the same each time.
   *
   * @throws greenroom.server.Conflict unless it is a session of this volunteer's that is over
   */
  String completionCode(Person.Volunteer volunteer, RecordingId session);

  /**
   * @param bySession what each session earned; a session that is not over yet is missing
   */
  record Statement(Money owed, Money paid, Map<RecordingId, Money> bySession) {
    public Statement {
      bySession = Map.copyOf(bySession);
    }
  }
}
