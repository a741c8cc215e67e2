package greenroom.sandbox.browser;

import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts one page's numbered messages back into their order: the WebDriver client hands each to a
 * thread of its own, and what a field showed before must not pass for what it shows now.
 */
final class MessageOrder {
  /**
   * So many that wait for one before them say that it will not come: what a filter hears late is
   * black late.
   */
  private static final int MOST_WAITING = 32;

  private static final long UNKNOWN = -1;

  private final TreeMap<Long, String> waiting = new TreeMap<>();
  private final Consumer<String> next;
  private long expected = UNKNOWN;

  /** With the one who is told each message, in order, by one thread at a time. */
  MessageOrder(Consumer<String> next) {
    this.next = next;
  }

  /**
   * A message arrived. An empty one is the first of all on its channel.
   *
   * @param number one more than that of the message before it
   */
  synchronized void arrived(long number, String message) {
    if (message.isEmpty() && expected == UNKNOWN) {
      expected = number;
    }
    if (expected != UNKNOWN && number < expected) {
      return; // it was given up, or sent twice
    }
    waiting.putIfAbsent(number, message);
    if (waiting.size() > MOST_WAITING) {
      expected = waiting.firstKey();
    }
    while (!waiting.isEmpty() && waiting.firstKey() == expected) {
      String first = waiting.pollFirstEntry().getValue();
      expected++;
      if (!first.isEmpty()) {
        next.accept(first);
      }
    }
  }
}
