package greenroom.server.web;

import greenroom.server.access.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request with all its facts.
 *
 * @param useTitle the consent purpose that it falls under
 * @param canDecide whether the reader may decide now
 * @param whyNot why a guardian may not decide now, or null
 * @param holder whether the reader is the one who asked
 */
public record RequestPage(
    Grant grant,
    String studyTitle,
    String useTitle,
    List<String> taskTitles,
    boolean canDecide,
    @Nullable String whyNot,
    boolean holder)
    implements Page {
  public RequestPage {
    taskTitles = List.copyOf(taskTitles);
  }

  @Override
  public String template() {
    return "staff/request";
  }

  @Override
  public String title() {
    return "Request " + Words.shortId(grant.id());
  }

  @Override
  public String section() {
    return "/staff/requests";
  }
}
