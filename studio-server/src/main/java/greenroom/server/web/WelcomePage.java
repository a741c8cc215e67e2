package greenroom.server.web;

import greenroom.server.consent.Receipt;
import java.util.List;

/**
 * Right after consent: the only page that ever shows the recovery code.
 *
 * @param purposes titles of what was allowed
 */
public record WelcomePage(
    String pseudonym, String recoveryCode, Receipt receipt, List<String> purposes) implements Page {
  public WelcomePage {
    purposes = List.copyOf(purposes);
  }

  @Override
  public String template() {
    return "welcome";
  }

  @Override
  public String title() {
    return "You take part";
  }

  /** Hides the recovery code. */
  @Override
  public String toString() {
    return "WelcomePage[]";
  }
}
