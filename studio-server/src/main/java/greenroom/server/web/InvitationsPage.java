package greenroom.server.web;

import greenroom.server.study.Study;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Making invitation links.
 *
 * @param link the link that was just made, shown once; null before
 * @param mistake what to mend; empty if nothing
 */
public record InvitationsPage(
    List<Study> studies, @Nullable String link, int uses, int days, String mistake)
    implements Page {
  public InvitationsPage {
    studies = List.copyOf(studies);
  }

  @Override
  public String template() {
    return "staff/invitations";
  }

  @Override
  public String title() {
    return "Invite volunteers";
  }

  @Override
  public String section() {
    return "/staff/invitations";
  }

  /** Hides the link. */
  @Override
  public String toString() {
    return "InvitationsPage[]";
  }
}
