package greenroom.recorder.gate;

/**
 * What may pass a gate besides keys, pointer and picture.
 *
 * @param clipboardIn text from the volunteer's clipboard to the desktop
 * @param clipboardOut text from the desktop to the volunteer's clipboard
 */
public record GateRules(boolean clipboardIn, boolean clipboardOut) {
  /** No clipboard in either direction. */
  public static final GateRules STRICT = new GateRules(false, false);
}
