package greenroom.recorder.host;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Everything about a recorder host that can be set, from environment variables.
 *
 * @param data the data folder ({@code GREENROOM_DATA}, default {@code data})
 * @param tasks the folder of task folders ({@code GREENROOM_TASKS})
 * @param images the folder of image folders ({@code GREENROOM_IMAGES})
 * @param port where the API and the stream listen ({@code GREENROOM_HOST_PORT}); 0 takes a free one
 * @param url how browsers and the studio reach this host ({@code GREENROOM_HOST_URL})
 * @param pool how many desktops wait ready ({@code GREENROOM_POOL})
 * @param grace how long a session without a volunteer keeps its desktop ({@code
 *     GREENROOM_GRACE_MINUTES}, default 30)
 */
public record HostSettings(
    Path data, Path tasks, Path images, int port, URI url, int pool, Duration grace) {

  public HostSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "GREENROOM_HOST_PORT is a port from 0 to 65535; not " + port);
    }
    if (pool < 0 || pool > 64) {
      throw new IllegalArgumentException("GREENROOM_POOL is 0 to 64 desktops; not " + pool);
    }
    if (grace.isNegative() || grace.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException(
          "GREENROOM_GRACE_MINUTES is 0 to 10080 minutes; not " + grace.toMinutes());
    }
    if (url.getScheme() == null || !url.getScheme().matches("https?") || url.getHost() == null) {
      throw new IllegalArgumentException(
          "GREENROOM_HOST_URL is an address like http://localhost:8401; not " + url);
    }
  }

  /** Reads the settings; a missing variable takes its default, a wrong one throws with its name. */
  public static HostSettings from(Map<String, String> environment) {
    int port = number(environment, "GREENROOM_HOST_PORT", 8401);
    return new HostSettings(
        path(environment, "GREENROOM_DATA", "data"),
        path(environment, "GREENROOM_TASKS", "task-library/tasks"),
        path(environment, "GREENROOM_IMAGES", "sandboxes/images"),
        port,
        address(environment, port),
        number(environment, "GREENROOM_POOL", 2),
        Duration.ofMinutes(number(environment, "GREENROOM_GRACE_MINUTES", 30)));
  }

  /** This host's own folder: its id, keys, sessions and recordings. */
  public Path folder() {
    return data.resolve("host");
  }

  private static URI address(Map<String, String> environment, int port) {
    String text = environment.getOrDefault("GREENROOM_HOST_URL", "http://localhost:" + port);
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "GREENROOM_HOST_URL is an address like http://localhost:8401; not " + text, e);
    }
  }

  private static Path path(Map<String, String> environment, String name, String otherwise) {
    return Path.of(environment.getOrDefault(name, otherwise)).toAbsolutePath().normalize();
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String text = environment.get(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a whole number; not \"" + text + "\"", e);
    }
  }
}
