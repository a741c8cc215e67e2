package greenroom.recorder.proving;

/**
 * One thing that is proved of a desktop. An instance serves one proof: {@link #act} is called while
 * the throwaway recording runs, {@link #judge} once it was opened again.
 */
public interface ProofPart {
  /** Does to the desktop, through the gate, what is to be looked for. Leaves nothing behind. */
  void act(DesktopToProve desktop, Hands hands);

  /**
   * Looks at what was stored and adds its figures.
   *
   * @throws ProvingException if this desktop must not be given out
   */
  Proof judge(OpenedProof stored, Proof before);
}
