package greenroom.server.web;

import greenroom.server.Role;
import java.util.Set;

/**
 * Where a one-time link leads: choosing a password.
 *
 * @param mistake why the last try did not work; empty at first
 */
public record StaffWelcomePage(String name, Set<Role> roles, String mistake) implements Page {
  public StaffWelcomePage {
    roles = Set.copyOf(roles);
  }

  @Override
  public String template() {
    return "staff/welcome";
  }

  @Override
  public String title() {
    return "Welcome";
  }
}
