package greenroom.server.identity;

import greenroom.server.Audit;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Role;
import greenroom.server.SecretHash;
import greenroom.server.StudyId;
import greenroom.server.identity.StaffRepository.StoredAccount;
import greenroom.server.identity.StaffRepository.StoredLink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides about one-time links and passwords. */
public final class StaffDesk implements StaffAccounts {
  private static final Duration LINK_IS_GOOD = Duration.ofDays(7);
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

  private final StaffRepository accounts;
  private final SecretHash hash;
  private final Audit audit;
  private final Attempts byName;
  private final Attempts byOrigin;
  private final String nobodysHash;

  public StaffDesk(StaffRepository accounts, SecretHash hash, Audit audit, Clock clock) {
    this.accounts = accounts;
    this.hash = hash;
    this.audit = audit;
    this.byName = new Attempts(8, Duration.ofMinutes(15), clock);
    this.byOrigin = new Attempts(40, Duration.ofMinutes(15), clock);
    this.nobodysHash = hash.of("nobody");
  }

  @Override
  public Link look(String token) {
    return accounts
        .link(token)
        .map(link -> closedBecause(link).<Link>map(Link.Closed::new).orElseGet(() -> open(link)))
        .orElseGet(
            () ->
                new Link.Closed(
                    "This is not a sign-in link of this studio. Check that you copied the whole"
                        + " link."));
  }

  private static Link open(StoredLink link) {
    return new Link.Open(link.person().name(), link.person().roles());
  }

  private static Optional<String> closedBecause(StoredLink link) {
    if (link.used()) {
      return Optional.of(
          "This link has been used already. Sign in with the name "
              + link.person().name()
              + " and the password that was set with it.");
    }
    return link.expired()
        ? Optional.of("This link has expired. Ask an operator of the studio for a new one.")
        : Optional.empty();
  }

  @Override
  public SignIn accept(String token, String password) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      return new SignIn.Refused(
          "A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
    }
    return switch (look(token)) {
      case Link.Closed closed -> new SignIn.Refused(closed.sentence());
      case Link.Open _ -> setPassword(token, password);
    };
  }

  private SignIn setPassword(String token, String password) {
    Person.Staff person = accounts.link(token).orElseThrow().person();
    audit.record(
        person, Audit.Act.STAFF_ACCOUNT, person.id().toString(), null, null, "one_time_link");
    return accounts.accept(token, person.id(), hash.of(password))
        ? new SignIn.SignedIn(person)
        : new SignIn.Refused("This link has just been used.");
  }

  @Override
  public SignIn signIn(String name, String password, String from) {
    String known = name.strip().toLowerCase(Locale.ROOT);
    if (password.length() > LONGEST_PASSWORD || !byOrigin.allow(from) || !byName.allow(known)) {
      return new SignIn.Refused(
          "There were too many attempts to sign in. Please wait a quarter of an hour.");
    }
    Optional<StoredAccount> account = accounts.account(known);
    String expected = account.map(StoredAccount::passwordHash).orElse(nobodysHash);
    boolean right = hash.matches(password, expected);
    if (!right || account.isEmpty() || account.get().passwordHash() == null) {
      return new SignIn.Refused(
          "Name and password do not fit together. If you have not set a password yet, use your"
              + " one-time link.");
    }
    byName.forget(known);
    Person.Staff person = account.get().person();
    audit.record(person, Audit.Act.SIGN_IN, person.id().toString(), null, null, "password");
    return new SignIn.SignedIn(person);
  }

  @Override
  public String link(Person.Staff by, String name, Set<Role> roles) {
    String known = name.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(known).matches()) {
      throw new IllegalArgumentException(
          "A name has letters, digits and . _ @ - and at most 100 characters");
    }
    audit.record(by, Audit.Act.STAFF_ACCOUNT, known, null, null, Denied.RULE);
    StudyId study =
        accounts.operatedBy(by).stream()
            .findFirst()
            .orElseThrow(() -> new Denied("Only an operator may invite staff."));
    return accounts.link(by, Purpose.STAFF, known, study, roles, LINK_IS_GOOD);
  }

  @Override
  public List<Account> all(Person.Staff by) {
    if (!by.is(Role.OPERATOR)) {
      throw new Denied("Only an operator may see the accounts of the staff.");
    }
    return accounts.all(by);
  }
}
