package greenroom.server.consent;

import greenroom.server.Person;
import java.util.List;

/** Shows receipts again. */
public interface Receipts {

  /** A volunteer's own, newest first. */
  List<Receipt> of(Person.Volunteer volunteer);

  /** How researchers know this volunteer. */
  String pseudonym(Person.Volunteer volunteer);
}
