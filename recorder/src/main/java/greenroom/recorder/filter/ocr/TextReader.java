package greenroom.recorder.filter.ocr;

import java.util.List;

/** Reads what is written on pictures, one at a time. */
public interface TextReader extends AutoCloseable {
  /**
   * Takes as long as it takes, within a limit of its own.
   *
   * @return the words with their places, in any order
   * @throws ReadingException if the picture could not be read
   */
  List<Word> read(GreyPicture picture);

  /** Ends at once what is being read; may be called by any thread. */
  @Override
  void close();
}
