package greenroom.server.consent;

import greenroom.server.Person;
import java.util.Set;

/** Turns an invitation and a consent into a volunteer. All of it happens, or nothing. */
public interface Joining {

  /**
   * @param token the invitation's
   * @param textSha256 of the text that the page showed: refused if the study has another by now
   * @param purposes the ids that were ticked
   */
  Outcome join(String token, String textSha256, Set<String> purposes);

  /** How it came out. */
  sealed interface Outcome {}

  /**
   * @param pseudonym how researchers know the volunteer, for example {@code quiet-heron-27}
   * @param recoveryCode shown once; the studio keeps its hash only
   */
  record Joined(Person.Volunteer volunteer, String pseudonym, String recoveryCode, Receipt receipt)
      implements Outcome {
    @Override
    public String toString() {
      return "Joined[" + volunteer.id() + "]";
    }
  }

  /** Nothing was stored; {@code sentence} says why and what to do. */
  record Refused(String sentence) implements Outcome {}
}
