package greenroom.server.web;

import greenroom.server.Person;
import java.util.Optional;

/**
 * Whoever uses the browser that sent a request.
 *
 * @param csrf the token that this browser's forms must send back
 * @param person empty until they joined, came back or signed in
 */
public record Visitor(String csrf, Optional<Person> person) {

  /** The volunteer, or a {@link SignInNeeded}. */
  Person.Volunteer volunteer() {
    if (person.orElse(null) instanceof Person.Volunteer volunteer) {
      return volunteer;
    }
    throw new SignInNeeded(SignInNeeded.As.VOLUNTEER);
  }

  /** The member of the staff, or a {@link SignInNeeded}. */
  Person.Staff staff() {
    if (person.orElse(null) instanceof Person.Staff staff) {
      return staff;
    }
    throw new SignInNeeded(SignInNeeded.As.STAFF);
  }

  @Override
  public String toString() {
    return "Visitor[" + person.map(Person::key).orElse("nobody") + "]";
  }
}
