package greenroom.server.web;

import java.util.List;

/**
 * What is around every page.
 *
 * @param title for the browser's tab
 * @param assets the address of style sheet and scripts
 * @param csrf the token that every form of the page carries
 * @param links the page head's navigation
 * @param who how the person is called; empty for nobody
 */
public record Frame(String title, String assets, String csrf, List<Link> links, String who) {
  public Frame {
    links = List.copyOf(links);
  }

  /**
   * @param current whether the page that is shown belongs to it
   */
  public record Link(String label, String address, boolean current) {}
}
