package greenroom.server;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code with which a volunteer comes back: 40 bits to look them up by, 80 bits of secret, in
 * groups of four of Crockford's base 32 (no I, L, O, U).
 *
 * @param lookup the first eight characters
 * @param secret the other sixteen
 */
public record RecoveryCode(String lookup, String secret) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{24}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public static RecoveryCode fresh() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return new RecoveryCode(code.substring(0, 8), code.substring(8));
  }

  /** Reads what somebody typed; forgives case, spaces, hyphens and the letters I, L and O. */
  public static Optional<RecoveryCode> read(String typed) {
    if (typed.length() > 100) {
      return Optional.empty();
    }
    String code =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return FORM.matcher(code).matches()
        ? Optional.of(new RecoveryCode(code.substring(0, 8), code.substring(8)))
        : Optional.empty();
  }

  /** As a person keeps it: {@code 7K2M-…}, six groups of four. */
  public String shown() {
    return (lookup + secret).replaceAll("(.{4})(?=.)", "$1-");
  }

  @Override
  public String toString() {
    return "RecoveryCode[]";
  }
}
