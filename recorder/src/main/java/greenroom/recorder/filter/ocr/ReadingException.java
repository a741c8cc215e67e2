package greenroom.recorder.filter.ocr;

/** A picture could not be read. The message is a plain sentence and holds no content. */
public final class ReadingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReadingException(String message) {
    super(message);
  }
}
