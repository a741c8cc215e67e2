package greenroom.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import greenroom.sandbox.SandboxException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The local Docker engine, seen to answer and to be new enough. Safe for use by many threads. */
public final class DockerEngine implements AutoCloseable {
  /** Docker 20.10: the first with private cgroup namespaces. */
  private static final String OLDEST_API = "1.41";

  private static final String HOW_TO_INSTALL =
      "Install it with: apt-get install docker.io (as root), then run this again.";

  private final DockerClient client;
  private final Facts facts;

  /** What the engine says of itself. */
  public record Facts(String version, String api, String kernel) {}

  private DockerEngine(DockerClient client, Facts facts) {
    this.client = client;
    this.facts = facts;
  }

  /**
   * Connects to the engine of {@code DOCKER_HOST}, or else of {@code /var/run/docker.sock}.
   *
   * @throws SandboxException in one sentence, if there is none, if this user may not use it, or if
   *     it is too old
   */
  public static DockerEngine connect() {
    return connect(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
  }

  static DockerEngine connect(DockerClientConfig config) {
    requireUsable(config.getDockerHost());
    var transport =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .sslConfig(config.getSSLConfig())
            .maxConnections(100)
            .connectionTimeout(Duration.ofSeconds(10))
            .build();
    DockerClient client = DockerClientImpl.getInstance(config, transport);
    return new DockerEngine(client, requireNewEnough(ask(client, config.getDockerHost())));
  }

  public Facts facts() {
    return facts;
  }

  /** What on this machine keeps sandboxes from working, each as a sentence with what to do. */
  public List<String> problems() {
    return KernelChecks.problems(Path.of("/proc/sys"), Path.of("/proc/swaps"));
  }

  DockerClient client() {
    return client;
  }

  boolean has(String image) {
    return imageId(image).isPresent();
  }

  Optional<String> imageId(String image) {
    try {
      return Optional.ofNullable(client.inspectImageCmd(image).exec().getId());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (java.io.IOException e) {
      throw new SandboxException("The connection to the Docker engine did not close cleanly.", e);
    }
  }

  private static void requireUsable(URI host) {
    if (!"unix".equals(host.getScheme())) {
      return;
    }
    Path socket = Path.of(host.getPath());
    if (!Files.exists(socket)) {
      throw new SandboxException(
          "The Docker engine is not running: there is no " + socket + ". " + HOW_TO_INSTALL);
    }
    if (!Files.isWritable(socket)) {
      throw new SandboxException(
          "This user may not use the Docker engine at "
              + socket
              + ". Run as root, or add the user to the docker group (usermod -aG docker "
              + System.getProperty("user.name")
              + ") and log in again.");
    }
  }

  private static Version ask(DockerClient client, URI host) {
    try {
      return client.versionCmd().exec();
    } catch (DockerException | IllegalStateException | java.io.UncheckedIOException e) {
      throw unreachable(host, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof java.io.IOException) {
        throw unreachable(host, e);
      }
      throw e;
    }
  }

  private static SandboxException unreachable(URI host, RuntimeException cause) {
    return new SandboxException(
        "The Docker engine at " + host + " does not answer. Is it running? " + HOW_TO_INSTALL,
        cause);
  }

  private static Facts requireNewEnough(Version version) {
    String api = Objects.requireNonNullElse(version.getApiVersion(), "0");
    if (number(api) < number(OLDEST_API)) {
      throw new SandboxException(
          "This Docker engine is too old (version "
              + version.getVersion()
              + "): Greenroom needs 20.10 or newer. "
              + HOW_TO_INSTALL);
    }
    return new Facts(
        Objects.requireNonNullElse(version.getVersion(), "unknown"),
        api,
        Objects.requireNonNullElse(version.getKernelVersion(), "unknown"));
  }

  private static int number(String api) {
    String[] parts = api.split("\\.", -1);
    return Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
  }
}
