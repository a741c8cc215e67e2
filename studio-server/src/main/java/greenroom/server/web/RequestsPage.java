package greenroom.server.web;

import greenroom.server.access.Grant;
import java.util.List;

/**
 * Requests for recordings.
 *
 * @param guardian whether the reader decides on them
 */
public record RequestsPage(boolean guardian, List<Grant> grants) implements Page {
  public RequestsPage {
    grants = List.copyOf(grants);
  }

  @Override
  public String template() {
    return "staff/requests";
  }

  @Override
  public String title() {
    return "Requests";
  }

  @Override
  public String section() {
    return "/staff/requests";
  }
}
