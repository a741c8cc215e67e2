package greenroom.recorder.filter.detect;

import greenroom.recorder.WordList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Words and phrases of a study's and a task's list, as whole words; capitals and the number of
 * spaces do not count.
 *
 * <p>A phrase is looked up by its first word, so the work grows with the text, and not with the
 * list.
 */
final class ListedWords implements Detector {
  static final String RULE = "listed-word";

  /** What a list takes as one entry, as one word or as many. */
  private static final int LONGEST_WORD = WordList.LONGEST_ENTRY;

  private static final int MOST_WORDS = WordList.LONGEST_ENTRY / 2;

  /** What follows a word in some phrase; {@code end} when a phrase ends there. */
  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    boolean end;
  }

  private final Node root = new Node();

  ListedWords(List<String> phrases) {
    for (var phrase : phrases) {
      var node = root;
      for (var word : phrase.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{Nd}_]+")) {
        node = word.isEmpty() ? node : node.next.computeIfAbsent(word, any -> new Node());
      }
      node.end = node != root;
    }
  }

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    if (root.next.isEmpty()) {
      return;
    }
    int at = 0;
    while (at < text.length()) {
      if (!Glyphs.word(text.charAt(at))) {
        at++;
        continue;
      }
      int end = phrase(text, at);
      if (end > at) {
        found.accept(new Found(RULE, at, end));
        at = end;
      } else {
        at = wordEnd(text, at);
      }
    }
  }

  /** Where the longest listed phrase that begins here ends, or −1. */
  private int phrase(CharSequence text, int begin) {
    var node = root;
    int longest = -1;
    int at = begin;
    for (int words = 0; words < MOST_WORDS && at < text.length(); words++) {
      int end = wordEnd(text, at);
      if (end - at > LONGEST_WORD) {
        return longest;
      }
      node = node.next.get(text.subSequence(at, end).toString().toLowerCase(Locale.ROOT));
      if (node == null) {
        return longest;
      }
      longest = node.end ? end : longest;
      at = end;
      while (at < text.length() && at - end < 3 && !Glyphs.word(text.charAt(at))) {
        at++;
      }
    }
    return longest;
  }

  private static int wordEnd(CharSequence text, int begin) {
    int end = begin;
    while (end < text.length() && Glyphs.word(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
