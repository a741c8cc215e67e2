package greenroom.server.web;

/**
 * Signing in with a password.
 *
 * @param name as it was typed, when the form came back
 * @param mistake why the last try did not work; empty at first
 */
public record StaffSignInPage(String name, String mistake) implements Page {
  @Override
  public String template() {
    return "staff/sign-in";
  }

  @Override
  public String title() {
    return "Sign in";
  }
}
