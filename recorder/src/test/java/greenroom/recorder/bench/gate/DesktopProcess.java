package greenroom.recorder.bench.gate;

import greenroom.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The first process of a desktop's container, as this machine sees it. */
public final class DesktopProcess {
  private DesktopProcess() {}

  /** Asks the engine for it. */
  public static ProcessHandle of(Sandbox sandbox) throws IOException {
    var inspect =
        new ProcessBuilder(
                "sh",
                "-c",
                "docker inspect -f '{{.State.Pid}}' $(docker ps -q --filter label=greenroom.sandbox="
                    + sandbox.id().value()
                    + " --filter label=greenroom.role=desktop)")
            .start();
    String pid = new String(inspect.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .orElseThrow(() -> new IOException("The desktop's first process is gone"));
  }
}
