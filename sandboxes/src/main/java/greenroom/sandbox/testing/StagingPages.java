package greenroom.sandbox.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import greenroom.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A staging app's pages, asked for inside the desktop as its browser would ask, without one. Keeps
 * cookies in the desktop.
 */
public final class StagingPages {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Sandbox sandbox;
  private final String origin;

  /**
   * @param app the staging app's name
   */
  public StagingPages(Sandbox sandbox, String app) {
    this.sandbox = sandbox;
    this.origin = "http://" + app + ".test";
  }

  /**
   * One page, redirections followed.
   *
   * @param fields a form's fields as {@code name=value}; with any, the form is posted
   */
  public String page(String path, String... fields) {
    var command =
        new ArrayList<>(
            List.of("curl", "-sL", "-b", "/tmp/jar", "-c", "/tmp/jar", "-e", origin + "/"));
    for (String field : fields) {
      command.addAll(List.of("--data-urlencode", field));
    }
    command.add(origin + path);
    return new String(sandbox.exec(command, new byte[0], LIMIT).standardOutput(), UTF_8);
  }
}
