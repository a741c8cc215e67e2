package greenroom.server.web;

import greenroom.server.study.Study;
import java.util.List;
import java.util.Set;

/**
 * The invitation in plain words, and the choice.
 *
 * @param text the consent text
 * @param ticked purposes that were ticked when the form came back with a mistake; none at first
 * @param mistake what to mend; empty if nothing
 */
public record JoinPage(Study study, List<ConsentBlock> text, Set<String> ticked, String mistake)
    implements Page {
  public JoinPage {
    text = List.copyOf(text);
    ticked = Set.copyOf(ticked);
  }

  @Override
  public String template() {
    return "join";
  }

  @Override
  public String title() {
    return study.title();
  }
}
