package greenroom.server.identity;

import greenroom.server.BrowserSession;
import greenroom.server.Person;
import java.util.Optional;

/**
 * Remembers who uses a browser, by the token in its cookie. The studio keeps a token's hash only.
 */
public interface Browsers {

  /** A volunteer or a member of the staff starts using a browser. */
  Opened open(Person person);

  /** Who this token belongs to; empty if nobody, or if it has expired. */
  Optional<BrowserSession> who(String token);

  /** Signs out. */
  void close(String token);

  /**
   * @param token the cookie's value; shown to the browser once
   * @param maxAgeSeconds for the cookie
   */
  record Opened(String token, BrowserSession session, long maxAgeSeconds) {
    @Override
    public String toString() {
      return "Opened[" + session + "]";
    }
  }
}
