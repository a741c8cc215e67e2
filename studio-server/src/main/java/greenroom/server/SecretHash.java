package greenroom.server;

/** A slow hash for secrets that people type. */
public interface SecretHash {

  /** The hash with its salt and parameters, as text. */
  String of(String secret);

  /** Whether the secret has this hash; takes equally long either way. */
  boolean matches(String secret, String hash);
}
