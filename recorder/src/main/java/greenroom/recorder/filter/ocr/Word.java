package greenroom.recorder.filter.ocr;

import greenroom.recorder.RecordedEvent.Box;

/**
 * A word that was read.
 *
 * @param box where it stands, in pixels of the picture
 */
public record Word(String text, Box box) {
  /** Hides the content. */
  @Override
  public String toString() {
    return "Word[" + box + "]";
  }
}
