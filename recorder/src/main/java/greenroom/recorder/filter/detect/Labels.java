package greenroom.recorder.filter.detect;

import java.util.List;

/** What people write before a number to say what it is. */
final class Labels {
  private final List<String> words;

  Labels(String... words) {
    this.words = List.of(words);
  }

  /** Whether one of them stands shortly before the piece, in its line or as its field's label. */
  boolean before(Piece piece) {
    return in(piece.label());
  }

  /** Whether one of them is in this text, which is in small letters, as a word. */
  boolean in(String label) {
    for (var word : words) {
      int at = label.indexOf(word);
      while (at >= 0) {
        if (Glyphs.begins(label, at) && Glyphs.ends(label, at + word.length())) {
          return true;
        }
        at = label.indexOf(word, at + 1);
      }
    }
    return false;
  }
}
