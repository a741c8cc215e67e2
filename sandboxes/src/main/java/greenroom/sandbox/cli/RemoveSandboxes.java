package greenroom.sandbox.cli;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Removes every sandbox of the host with this run directory, live ones too: {@code RemoveSandboxes
 * <run directory>}. For the operator, while the recorder host is stopped.
 */
public final class RemoveSandboxes {
  private RemoveSandboxes() {}

  public static void main(String[] arguments) {
    Quiet.libraries();
    if (arguments.length != 1) {
      System.err.println("usage: RemoveSandboxes <run directory>");
      System.exit(64);
    }
    var settings = DockerSettings.of(Path.of(arguments[0]), Path.of("sandboxes/images"));
    try (var sandboxes = new DockerSandboxes(settings, SeleniumBrowser::new)) {
      List<Sandbox> all = sandboxes.existing();
      all.forEach(Sandbox::close);
      sandboxes.removeOrphans();
      System.out.println(all.size() + " sandboxes removed");
    } catch (SandboxException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
