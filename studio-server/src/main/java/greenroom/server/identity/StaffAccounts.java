package greenroom.server.identity;

import greenroom.server.Person;
import greenroom.server.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Accounts of the staff: one-time links to begin, passwords (Argon2id) from then on. */
public interface StaffAccounts {

  /** Looks at a one-time link without using it up. */
  Link look(String token);

  /** Uses a one-time link: sets the password and signs in. */
  SignIn accept(String token, String password);

  /**
   * Signs in.
   *
   * @param from where the request comes from, for the rate limit only
   */
  SignIn signIn(String name, String password, String from);

  /**
   * Makes a one-time link for a new or existing account.
   *
   * @return the link's token, shown once
   * @throws greenroom.server.Denied unless the person is an operator
   */
  String link(Person.Staff by, String name, Set<Role> roles);

  /**
   * All accounts, by name.
   *
   * @throws greenroom.server.Denied unless the person is an operator
   */
  List<Account> all(Person.Staff by);

  /** An account as operators see it. */
  record Account(Person.Staff person, boolean passwordSet, Instant createdAt) {}

  /** What a one-time link turns out to be. */
  sealed interface Link {
    record Open(String name, Set<Role> roles) implements Link {
      public Open {
        roles = Set.copyOf(roles);
      }
    }

    /** Used, expired or forged; {@code sentence} says which and what to do. */
    record Closed(String sentence) implements Link {}
  }

  /** How signing in came out. */
  sealed interface SignIn {
    record SignedIn(Person.Staff person) implements SignIn {}

    /** {@code sentence} says why and what to do, and not whether the name exists. */
    record Refused(String sentence) implements SignIn {}
  }
}
