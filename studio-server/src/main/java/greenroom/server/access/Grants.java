package greenroom.server.access;

import greenroom.server.GrantId;
import greenroom.server.Person;
import greenroom.server.StudyId;
import java.util.List;

/**
 * Requests for recordings and the grants they become: two guardians, neither of them the requester,
 * and an expiry that the database's rule enforces.
 */
public interface Grants {

  /**
   * How many recordings there are to ask for, by task; shows nobody's recording.
   *
   * @throws greenroom.server.Denied unless the person is in the study's team
   */
  List<Offer> offers(Person.Staff person, StudyId study);

  /**
   * Asks.
   *
   * @throws greenroom.server.Denied unless the person is a researcher of the study
   * @throws greenroom.server.Conflict if something in the request cannot be; the message says what
   */
  Grant ask(Person.Staff researcher, Request request);

  /** What a person may see: their own requests; a guardian all of their studies'. Newest first. */
  List<Grant> visibleTo(Person.Staff person);

  /**
   * @throws greenroom.server.Denied if there is none that this person may see
   */
  Grant find(Person.Staff person, GrantId id);

  /**
   * A guardian's word; the second approval makes it a grant, one refusal ends it.
   *
   * @throws greenroom.server.Denied unless the person is a guardian of the study and not the
   *     requester
   * @throws greenroom.server.Conflict if they decided before, or it is decided
   */
  Grant decide(Person.Staff guardian, GrantId id, boolean approve);

  /** What there is of one task. */
  record Offer(String task, int submitted, int passed) {}
}
