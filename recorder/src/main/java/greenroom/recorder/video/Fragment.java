package greenroom.recorder.video;

/**
 * One fragment of a segment's MP4: {@code moof} and {@code mdat}.
 *
 * @param frames how many frames are in it
 * @param keyframe whether it begins with a key frame
 */
public record Fragment(byte[] bytes, int frames, boolean keyframe) {
  /** Hides the content. */
  @Override
  public String toString() {
    return "Fragment[" + frames + " frames, " + bytes.length + " bytes]";
  }
}
