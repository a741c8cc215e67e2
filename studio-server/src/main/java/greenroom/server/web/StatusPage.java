package greenroom.server.web;

import greenroom.recorder.HostStatus;
import greenroom.server.Denied;
import greenroom.server.StudioHealth;
import java.util.List;
import java.util.Map;

/**
 * How the studio is doing.
 *
 * @param findings of the lint of the database's rules; none when all is well
 */
public record StatusPage(StudioHealth.Report report, List<String> findings) implements Page {
  public StatusPage {
    findings = List.copyOf(findings);
  }

  public String rule() {
    return Denied.RULE;
  }

  /** How the host calls itself. */
  public String hostName() {
    HostStatus host = report.host();
    return host == null ? "" : "Host " + Words.shortId(host.host());
  }

  /** States of the desktop images, by name. */
  public List<Map.Entry<String, String>> images() {
    HostStatus host = report.host();
    return host == null
        ? List.of()
        : host.images().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  /** The pill's style for an image's state. */
  public static String tone(String state) {
    return switch (state) {
      case "ready" -> "";
      case "failed" -> "grave";
      default -> "warm";
    };
  }

  @Override
  public String template() {
    return "staff/status";
  }

  @Override
  public String title() {
    return "Status";
  }

  @Override
  public String section() {
    return "/staff/status";
  }
}
