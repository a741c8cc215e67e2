package greenroom.server;

import greenroom.recorder.RecordingId;
import java.time.Duration;

/**
 * The pay desk, as the other rooms use it: they tell it what was done, it tells nobody anything.
 */
public interface PayDesk {

  /**
   * Owes a volunteer for a session that has ended. Idempotent: only the first call counts.
   *
   * @param price the task's fixed price
   * @param hourlyFloor what an hour of active time earns at least
   * @param finished whether the volunteer got to Finish; if not, the floor for active time is owed
   */
  void owe(
      Person.Volunteer volunteer,
      RecordingId session,
      Money price,
      Money hourlyFloor,
      Duration active,
      boolean finished);
}
