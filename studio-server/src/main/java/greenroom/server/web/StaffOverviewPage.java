package greenroom.server.web;

import greenroom.server.Role;
import greenroom.server.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a member of the staff begins. */
public record StaffOverviewPage(String name, Set<Role> roles, List<Study> studies) implements Page {
  public StaffOverviewPage {
    roles = Set.copyOf(roles);
    studies = List.copyOf(studies);
  }

  /** One thing that the person may do. */
  public record Way(String title, String text, String label, String address) {}

  /** What this person's roles open. */
  public List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (Role role : Role.values()) {
      if (roles.contains(role)) {
        ways.addAll(waysOf(role));
      }
    }
    return ways.stream().distinct().toList();
  }

  private static List<Way> waysOf(Role role) {
    return switch (role) {
      case RESEARCHER ->
          List.of(
              new Way(
                  "Recordings",
                  "See how many there are of each task, and ask for them with a purpose.",
                  "Ask for recordings",
                  "/staff/recordings"),
              new Way(
                  "Your requests",
                  "What guardians decided, and the bundles that you may download.",
                  "Open your requests",
                  "/staff/requests"),
              new Way(
                  "Word list",
                  "Names, places and code words that no session of your study stores.",
                  "Edit the list",
                  "/staff/words"));
      case GUARDIAN ->
          List.of(
              new Way(
                  "Requests to decide on",
                  "Nobody exports alone: two guardians say yes, or it does not happen.",
                  "Open requests",
                  "/staff/requests"));
      case OPERATOR ->
          List.of(
              new Way(
                  "Status",
                  "Database, recorder host, warm desktops and images. No content.",
                  "Look at the status",
                  "/staff/status"),
              new Way(
                  "People", "Accounts and one-time links of the team.", "Open", "/staff/people"));
      case AUTHOR ->
          List.of(
              new Way(
                  "Tasks",
                  "What the task folder holds, and what is wrong with what is not offered.",
                  "See the tasks",
                  "/staff/tasks"));
      case AUDITOR ->
          List.of(
              new Way(
                  "Audit log",
                  "Who was about to do what, allowed or denied by which rule.",
                  "Read the log",
                  "/staff/audit"));
      case REVIEWER, PAYER -> List.of();
    };
  }

  @Override
  public String template() {
    return "staff/overview";
  }

  @Override
  public String title() {
    return "Overview";
  }

  @Override
  public String section() {
    return "/staff";
  }
}
