package greenroom.server.web;

import greenroom.server.access.Grants;
import greenroom.server.study.Study;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a researcher may ask for, and the form to ask.
 *
 * @param titles of the tasks, by id
 * @param draft what the form shows
 * @param earliest the first day on which a grant may end
 * @param mistake what to mend; empty if nothing
 */
public record RecordingsPage(
    Study study,
    List<Grants.Offer> offers,
    Map<String, String> titles,
    Draft draft,
    LocalDate earliest,
    String mistake)
    implements Page {
  public RecordingsPage {
    offers = List.copyOf(offers);
    titles = Map.copyOf(titles);
  }

  /** A request that is being written. */
  public record Draft(
      List<String> tasks,
      String purpose,
      String use,
      boolean onlyPassed,
      String expires,
      String recipient) {
    public Draft {
      tasks = List.copyOf(tasks);
    }
  }

  /** The task's title, or its id when it is offered no more. */
  public String titleOf(String task) {
    return titles.getOrDefault(task, task);
  }

  @Override
  public String template() {
    return "staff/recordings";
  }

  @Override
  public String title() {
    return "Recordings";
  }

  @Override
  public String section() {
    return "/staff/recordings";
  }
}
