package greenroom.server.identity;

import greenroom.server.Person;
import java.util.Optional;

/** A volunteer comes back, perhaps months later, with the recovery code on the receipt. */
public interface Recovery {

  /**
   * @param from where the request comes from, for the rate limit only
   * @return empty if the code is not right, or too many were tried
   */
  Optional<Person.Volunteer> recover(String code, String from);
}
