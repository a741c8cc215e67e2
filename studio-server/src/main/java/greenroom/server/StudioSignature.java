package greenroom.server;

/** Signs for the studio, with its Ed25519 key. */
public interface StudioSignature {

  /**
   * The raw signature over {@code context}'s ASCII bytes followed by the message.
   *
   * @param context what is signed, so that no signature passes for another kind; may be empty
   */
  byte[] sign(String context, byte[] message);

  /** The content of a file's detached signature, in the recording format's form. */
  byte[] signFile(byte[] file);

  /** The public key, X.509 encoded, base64. */
  String publicKey();
}
