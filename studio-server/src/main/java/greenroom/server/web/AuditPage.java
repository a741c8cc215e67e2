package greenroom.server.web;

import greenroom.server.audit.AuditEntry;
import java.util.List;

/** The newest entries of the audit log. */
public record AuditPage(List<AuditEntry> entries) implements Page {
  public AuditPage {
    entries = List.copyOf(entries);
  }

  @Override
  public String template() {
    return "staff/audit";
  }

  @Override
  public String title() {
    return "Audit log";
  }

  @Override
  public String section() {
    return "/staff/audit";
  }
}
