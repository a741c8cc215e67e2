package greenroom.server.web;

import greenroom.server.study.Study;
import java.util.List;

/**
 * The words that no session of a study stores, to read and to change.
 *
 * @param lists one for each study of the person's
 */
public record WordListPage(List<Shown> lists) implements Page {
  public WordListPage {
    lists = List.copyOf(lists);
  }

  /**
   * One study's list.
   *
   * @param text an entry a line, as it is kept or as it was sent
   * @param entries how many are kept
   * @param saved whether that was just done
   * @param mistake what to mend before it can be; empty if nothing
   */
  public record Shown(Study study, String text, int entries, boolean saved, String mistake) {
    /** Hides the words. */
    @Override
    public String toString() {
      return "Shown[" + study.id() + "]";
    }
  }

  @Override
  public String template() {
    return "staff/words";
  }

  @Override
  public String title() {
    return "Word list";
  }

  @Override
  public String section() {
    return "/staff/words";
  }
}
