package greenroom.server.web;

import org.jspecify.annotations.Nullable;

/**
 * Something did not work: what, why, and what to do.
 *
 * @param detail one plain sentence: what happened and why
 * @param rule the rule that denied it, or null
 * @param advice what to do now
 */
public record ProblemPage(
    int status,
    String title,
    String detail,
    @Nullable String rule,
    String advice,
    String nextLabel,
    String nextAddress)
    implements Page {
  @Override
  public String template() {
    return "problem";
  }
}
