package greenroom.server.web;

import greenroom.server.identity.StaffAccounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The team's accounts.
 *
 * @param link the one-time link that was just made, shown once; null before
 * @param linkFor whose it is
 * @param mistake what to mend; empty if nothing
 */
public record PeoplePage(
    List<StaffAccounts.Account> accounts, @Nullable String link, String linkFor, String mistake)
    implements Page {
  public PeoplePage {
    accounts = List.copyOf(accounts);
  }

  @Override
  public String template() {
    return "staff/people";
  }

  @Override
  public String title() {
    return "People";
  }

  @Override
  public String section() {
    return "/staff/people";
  }

  /** Hides the link. */
  @Override
  public String toString() {
    return "PeoplePage[]";
  }
}
