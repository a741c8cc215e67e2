package greenroom.server.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where things are on a session's desktop, as a person would see: asked of the desktop's
 * accessibility tree, so that the hands of a test find a button wherever this version of a program
 * draws it. It looks and never acts.
 */
final class Eyes {
  private static final String LOOK =
      """
      import sys, time, pyatspi
      role, name, attempts = sys.argv[1], sys.argv[2], int(sys.argv[3])
      def walk(node, depth):
          if node is None or depth > 60: return None
          try:
              if node.getRoleName() == role and name in (node.name or '') and node.getState().contains(pyatspi.STATE_SHOWING):
                  box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
                  if box.width > 0 and box.height > 0 and box.x >= 0 and box.y >= 0:
                      return box.x + box.width // 2, box.y + box.height // 2
          except Exception: pass
          try: children = list(node)
          except Exception: return None
          for child in children:
              found = walk(child, depth + 1)
              if found: return found
      for attempt in range(attempts):
          found = walk(pyatspi.Registry.getDesktop(0), 0)
          if found:
              print(found[0], found[1]); sys.exit(0)
          time.sleep(0.3)
      sys.exit('nothing called ' + name + ' (' + role + ') is on the screen')
      """;

  /** A place on the desktop, in its pixels. */
  record Place(int x, int y) {}

  private final Deployment deployment;
  private final String container;

  Eyes(Deployment deployment, String session) {
    this.deployment = deployment;
    Path file = deployment.data().resolve("host/sessions/" + session + "/session.json");
    try {
      String sandbox = new ObjectMapper().readTree(file.toFile()).findValue("sandbox").asText();
      this.container =
          deployment
              .command(
                  Duration.ofSeconds(10),
                  "docker",
                  "ps",
                  "-q",
                  "--filter",
                  "label=greenroom.sandbox=" + sandbox,
                  "--filter",
                  "label=greenroom.role=desktop")
              .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until something of this role and name is shown, and says where its middle is. */
  Place find(String role, String name) {
    String[] place = look(role, name, 80).strip().split(" ");
    return new Place(Integer.parseInt(place[0]), Integer.parseInt(place[1]));
  }

  /** Whether something of this role and name is shown, now or within a few seconds. */
  boolean sees(String role, String name) {
    try {
      return !look(role, name, 20).isBlank();
    } catch (AssertionError nothing) {
      return false;
    }
  }

  /** The one thing that is no look: the desktop is gone, as if its machine had killed it. */
  void loseTheDesktop() {
    deployment.command(Duration.ofSeconds(10), "docker", "kill", container);
  }

  private String look(String role, String name, int attempts) {
    return deployment.command(
        Duration.ofSeconds(90),
        "docker",
        "exec",
        container,
        "python3",
        "-c",
        LOOK,
        role,
        name,
        Integer.toString(attempts));
  }
}
