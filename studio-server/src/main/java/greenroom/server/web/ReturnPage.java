package greenroom.server.web;

/**
 * Coming back with the recovery code.
 *
 * @param mistake why the last try did not work; empty at first
 */
public record ReturnPage(String mistake) implements Page {
  @Override
  public String template() {
    return "return";
  }

  @Override
  public String title() {
    return "Come back";
  }
}
