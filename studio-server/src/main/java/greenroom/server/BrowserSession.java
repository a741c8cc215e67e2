package greenroom.server;

/**
 * Who uses a browser.
 *
 * @param csrf the token that every form of this browser must send back
 */
public record BrowserSession(Person person, String csrf) {
  @Override
  public String toString() {
    return "BrowserSession[" + person.key() + "]";
  }
}
