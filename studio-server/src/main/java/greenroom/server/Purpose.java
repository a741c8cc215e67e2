package greenroom.server;

import java.util.Locale;

/**
 * What a database transaction is for. Together with the {@link Person} it decides which rows exist;
 * the table {@code access.rule} says which.
 */
public enum Purpose {
  /** First start: the sample study, the first staff accounts. */
  SET_UP,
  /** Finding out who somebody is: cookies, passwords, recovery codes, one-time links. */
  SIGN_IN,
  /** Inviting volunteers, and joining by an invitation. */
  JOIN,
  /** What a study does not want stored. */
  WORDS,
  /** A volunteer's own sessions, receipts and accesses. */
  OWN,
  /** The studio mirrors what hosts say about running sessions. */
  KEEP_SESSIONS,
  /** A volunteer looks at a recording of their own. */
  REVIEW,
  /** A volunteer takes a recording back. */
  WITHDRAW,
  /** Asking for recordings, and deciding on requests. */
  REQUEST,
  /** Listing what a request that two guardians approved covers. */
  RESOLVE,
  /** Receiving what a grant gives. */
  EXPORT,
  /** Settling what is owed. */
  PAY,
  /** Reading the audit log. */
  AUDIT,
  /** Counting, without seeing any row's owner. */
  COUNT,
  /** Accounts of the staff. */
  STAFF;

  /** How the database knows it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
