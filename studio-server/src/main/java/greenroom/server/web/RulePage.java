package greenroom.server.web;

import greenroom.server.Denied;
import java.util.List;

/**
 * The named database rule and what it guards.
 *
 * @param findings tables that do not carry it, as sentences; none when all is well
 */
public record RulePage(List<String> findings) implements Page {
  public RulePage {
    findings = List.copyOf(findings);
  }

  public String rule() {
    return Denied.RULE;
  }

  @Override
  public String template() {
    return "rule";
  }

  @Override
  public String title() {
    return "The rule that guards the data";
  }
}
