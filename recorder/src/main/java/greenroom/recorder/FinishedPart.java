package greenroom.recorder;

/**
 * One finished part in plain bytes, in memory only, on its way to being sealed.
 *
 * @param t0 where it begins, nanoseconds since the recording's start
 * @param t1 where it ends; equals {@code t0} for an initialisation segment
 * @param keyframe whether it is a screen part that begins with a key frame
 * @param segment number of the encoder's run; each has its own initialisation segment
 * @param events how many event lines are in it
 * @param frames how many frames are in it; a screen part without any is an initialisation segment
 * @param bytes the content; never to be written anywhere unsealed
 */
public record FinishedPart(
    PartKind kind,
    long t0,
    long t1,
    boolean keyframe,
    int segment,
    int events,
    int frames,
    byte[] bytes) {
  public FinishedPart {
    if (t1 < t0) {
      throw new IllegalArgumentException("A part cannot end (" + t1 + ") before it begins: " + t0);
    }
    if (segment < 0 || events < 0 || frames < 0) {
      throw new IllegalArgumentException(
          "Counts are not negative: " + segment + ", " + events + ", " + frames);
    }
  }

  /** Whether this is a segment's header, which holds nothing of the screen. */
  public boolean initialisation() {
    return kind == PartKind.SCREEN && frames == 0;
  }

  /** Hides the content. */
  @Override
  public String toString() {
    return "FinishedPart[" + kind.word() + " " + t0 + "–" + t1 + ", " + bytes.length + " bytes]";
  }
}
