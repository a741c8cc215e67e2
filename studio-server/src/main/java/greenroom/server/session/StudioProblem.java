package greenroom.server.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can go wrong between the studio and a recorder host, beside what the host itself reports
 * ({@link greenroom.recorder.SessionProblem}).
 */
public enum StudioProblem {
  /** The host did not answer; the session goes on when it does. */
  HOST_UNREACHABLE,
  /** The host refused the order: no desktop was ever given. */
  HOST_REFUSED,
  /** The host has no trace of a session that it once took. */
  HOST_LOST_SESSION;

  /** How it is written, for example {@code host-refused}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem of this code, if it is one of these. */
  public static Optional<StudioProblem> of(String code) {
    return Arrays.stream(values()).filter(problem -> problem.code().equals(code)).findFirst();
  }
}
