package greenroom.server.vault;

/**
 * Wraps small secrets under a key that never leaves it: a file's key here, an external key
 * management service elsewhere.
 */
public interface KeyEncryption {

  /** Which key it is; kept with what it wraps. */
  String id();

  /**
   * @param context authenticated with the secret; must be the same to unwrap
   */
  byte[] wrap(byte[] secret, String context);

  /**
   * @throws VaultException if it was wrapped under another key or context, or was changed
   */
  byte[] unwrap(byte[] wrapped, String context);
}
