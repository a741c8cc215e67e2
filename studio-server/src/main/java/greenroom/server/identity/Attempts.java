package greenroom.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts attempts by name and by origin, and says when there were too many lately. In memory: a
 * restart forgets them, which an attacker cannot bring about.
 */
public final class Attempts {
  private static final int MOST_REMEMBERED = 20_000;

  private final int most;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Deque<Long>> byKey = new HashMap<>();

  /**
   * @param most attempts that one key may make within the window
   */
  public Attempts(int most, Duration window, Clock clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  /** Counts one attempt; answers whether it may be made. */
  public synchronized boolean allow(String key) {
    long now = clock.millis();
    long since = now - window.toMillis();
    if (byKey.size() > MOST_REMEMBERED) {
      byKey.values().removeIf(times -> times.peekLast() < since);
    }
    Deque<Long> times = byKey.computeIfAbsent(key, k -> new ArrayDeque<>());
    while (!times.isEmpty() && times.peekFirst() < since) {
      times.removeFirst();
    }
    if (times.size() >= most) {
      return false;
    }
    times.addLast(now);
    return true;
  }

  /** Somebody showed that they are who they say. */
  public synchronized void forget(String key) {
    byKey.remove(key);
  }
}
