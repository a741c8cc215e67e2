package greenroom.server.endtoend;

import java.nio.file.Path;

/** How a recording gets to a researcher: one asks, two guardians approve, one downloads. */
final class Delivery {
  private Delivery() {}

  /**
   * Asks for the recordings of a task, has them approved, and opens the bundle's recording of this
   * session.
   */
  static OpenedBundle of(Deployment deployment, String task, String session, Path folder) {
    Path identity = folder.resolve("key.txt");
    String recipient = deployment.makeIdentity(identity);
    try (var researcher = new StaffMember(deployment, deployment.link("researcher"), folder);
        var first = new StaffMember(deployment, deployment.link("guardian"), folder);
        var second = new StaffMember(deployment, deployment.link("guardian", 2), folder)) {
      String request = researcher.ask(task, recipient);
      first.approve(request);
      second.approve(request);
      return new OpenedBundle(deployment, researcher.download(request), identity, session);
    }
  }
}
