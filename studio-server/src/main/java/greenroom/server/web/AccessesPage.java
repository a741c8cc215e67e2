package greenroom.server.web;

import greenroom.server.audit.AuditEntry;
import java.util.List;

/** Every act that touched a volunteer's own recordings. */
public record AccessesPage(List<AuditEntry> entries) implements Page {
  public AccessesPage {
    entries = List.copyOf(entries);
  }

  @Override
  public String template() {
    return "accesses";
  }

  @Override
  public String title() {
    return "Who looked";
  }

  @Override
  public String section() {
    return "/home/accesses";
  }
}
