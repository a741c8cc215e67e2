package greenroom.recorder;

/** Encrypts so that only the recording's recipient can read it, never the caller. */
public interface Sealer {
  /**
   * @return one complete age file; the caller cannot read it back
   */
  byte[] seal(byte[] plain);
}
