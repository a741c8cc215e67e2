package greenroom.sandbox.docker;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxSpec;
import java.nio.file.Path;

/** A host's process that starts a sandbox, says its id and ends politely. */
final class StartAndLeave {
  private StartAndLeave() {}

  public static void main(String[] arguments) {
    var settings = DockerSettings.of(Path.of(arguments[0]), TestHost.images());
    try (var sandboxes = new DockerSandboxes(settings, TestHost::noBrowser)) {
      Sandbox sandbox = sandboxes.start(new SandboxSpec("desktop", 1280, 720));
      System.out.println(sandbox.id());
    }
    System.exit(0);
  }
}
