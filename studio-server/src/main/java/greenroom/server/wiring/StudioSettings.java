package greenroom.server.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The studio's settings; each comes from the environment variable of its name and has a default.
 *
 * @param data {@code GREENROOM_DATA}: the data folder
 * @param tasks {@code GREENROOM_TASKS}: the folder of tasks
 * @param port {@code GREENROOM_STUDIO_PORT}
 * @param publicUrl {@code GREENROOM_STUDIO_URL}: the studio as browsers reach it, without a final
 *     slash
 * @param hostUrl {@code GREENROOM_HOST_URL}: the recorder host as browsers and the studio reach it
 * @param database {@code GREENROOM_DATABASE_URL}, …: an external PostgreSQL; empty for the embedded
 *     one
 */
public record StudioSettings(
    Path data,
    Path tasks,
    int port,
    URI publicUrl,
    URI hostUrl,
    Optional<ExternalDatabase> database) {

  /**
   * A PostgreSQL that somebody else runs.
   *
   * @param url {@code jdbc:postgresql://host:port/database}
   * @param administrator {@code GREENROOM_DATABASE_ADMIN}: may create roles and owns the database
   * @param password {@code GREENROOM_DATABASE_PASSWORD}
   */
  public record ExternalDatabase(String url, String administrator, String password) {
    public ExternalDatabase {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "GREENROOM_DATABASE_URL must start with jdbc:postgresql:// and name host and database");
      }
    }

    @Override
    public String toString() {
      return "ExternalDatabase[]";
    }
  }

  public StudioSettings {
    data = data.toAbsolutePath().normalize();
    tasks = tasks.toAbsolutePath().normalize();
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("GREENROOM_STUDIO_PORT is no port number: " + port);
    }
    publicUrl = webAddress("GREENROOM_STUDIO_URL", publicUrl);
    hostUrl = webAddress("GREENROOM_HOST_URL", hostUrl);
  }

  /** Reads the environment; names the variable that is wrong. */
  public static StudioSettings from(Map<String, String> environment) {
    int port = number(environment, "GREENROOM_STUDIO_PORT", 8400);
    int hostPort = number(environment, "GREENROOM_HOST_PORT", 8401);
    return new StudioSettings(
        Path.of(environment.getOrDefault("GREENROOM_DATA", "data")),
        Path.of(environment.getOrDefault("GREENROOM_TASKS", "task-library/tasks")),
        port,
        address(environment, "GREENROOM_STUDIO_URL", "http://localhost:" + port),
        address(environment, "GREENROOM_HOST_URL", "http://localhost:" + hostPort),
        Optional.ofNullable(environment.get("GREENROOM_DATABASE_URL"))
            .filter(url -> !url.isBlank())
            .map(
                url ->
                    new ExternalDatabase(
                        url,
                        environment.getOrDefault("GREENROOM_DATABASE_ADMIN", "postgres"),
                        environment.getOrDefault("GREENROOM_DATABASE_PASSWORD", ""))));
  }

  /** Where secrets and key pairs of the studio lie. */
  public Path keys() {
    return data.resolve("studio").resolve("keys");
  }

  /** Where the vault keeps its keys; never archived. */
  public Path vault() {
    return data.resolve("studio").resolve("vault");
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String text = environment.getOrDefault(name, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is no number: \"" + text + "\"", e);
    }
  }

  private static URI address(Map<String, String> environment, String name, String otherwise) {
    String text = environment.getOrDefault(name, otherwise);
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is no web address: \"" + text + "\"", e);
    }
  }

  private static URI webAddress(String name, URI uri) {
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException(
          name + " must be like http://name:port or https://name, not " + uri);
    }
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }
}
