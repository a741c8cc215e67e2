package greenroom.sandbox.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.Sandboxes;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.containers.ContainerLaunchException;

/**
 * Sandboxes on the local Docker engine. The images must have been built ({@link ImageBuilder}).
 * Safe for use by many threads.
 */
public final class DockerSandboxes implements Sandboxes, AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DockerSettings settings;
  private final DockerEngine engine;
  private final ImageBuilder images;
  private final Function<Sandbox, SandboxBrowser> browsers;
  private final String host;
  private final Map<SandboxId, DockerSandbox> known = new ConcurrentHashMap<>();
  private final Set<SandboxId> starting = ConcurrentHashMap.newKeySet();

  /**
   * Connects to the engine.
   *
   * @param browsers makes the browser of a sandbox when it is first asked for
   * @throws SandboxException if there is no engine that can be used
   */
  public DockerSandboxes(DockerSettings settings, Function<Sandbox, SandboxBrowser> browsers) {
    this.settings = settings;
    this.engine = DockerEngine.connect();
    this.images = new ImageBuilder(engine, settings.imagesDirectory(), line -> {});
    this.browsers = browsers;
    this.host = Labels.hostName(settings.runDirectory());
  }

  @Override
  public Sandbox start(SandboxSpec spec) {
    String image = images.built(spec.image());
    SandboxId id = newId();
    SessionDirectory directory = SessionDirectory.of(settings.runDirectory(), id);
    boolean started = false;
    starting.add(id);
    try {
      directory.create();
      String container = startDesktop(spec, image, id, directory);
      Sandbox sandbox = remember(id, spec, Map.of(Labels.DESKTOP, container));
      started = true;
      return sandbox;
    } catch (RuntimeException e) {
      throw clear(e);
    } finally {
      if (!started) { // whatever went wrong, an Error too: nothing of it stays
        removeContainers(id);
        directory.remove();
      }
      starting.remove(id);
    }
  }

  @Override
  public List<Sandbox> existing() {
    Map<String, List<Container>> bySandbox =
        containers(Map.of(Labels.HOST, host)).stream()
            .filter(container -> container.getLabels().containsKey(Labels.SANDBOX))
            .collect(Collectors.groupingBy(c -> c.getLabels().get(Labels.SANDBOX)));
    return bySandbox.entrySet().stream()
        .flatMap(entry -> adopt(new SandboxId(entry.getKey()), entry.getValue()).stream())
        .toList();
  }

  @Override
  public boolean isCurrent(Sandbox sandbox) {
    return images
        .present(sandbox.spec().image())
        .flatMap(engine::imageId)
        .map(id -> id.equals(sandbox.imageDigests().get(Labels.DESKTOP)))
        .orElse(false);
  }

  /**
   * Removes what is left of sandboxes that no longer have a desktop: staging apps and session
   * directories of this host. Sandboxes that {@link #existing()} lists stay.
   */
  public void removeOrphans() {
    Set<String> alive =
        Stream.concat(starting.stream(), existing().stream().map(Sandbox::id))
            .map(SandboxId::value)
            .collect(Collectors.toSet());
    for (Container container : containers(Map.of(Labels.HOST, host))) {
      if (!alive.contains(container.getLabels().get(Labels.SANDBOX))) {
        remove(container.getId());
      }
    }
    for (SessionDirectory directory : SessionDirectory.all(settings.runDirectory())) {
      if (!alive.contains(directory.sandbox())) {
        directory.remove();
      }
    }
  }

  /** Lets go of the engine; sandboxes go on running. */
  @Override
  public void close() {
    engine.close();
  }

  private String startDesktop(
      SandboxSpec spec, String image, SandboxId id, SessionDirectory directory) {
    String name = "greenroom-" + id;
    List<StagingApp> apps = StagingApp.all(settings.imagesDirectory());
    return UnregisteredContainer.start(
        image,
        name,
        Labels.desktop(host, id, spec),
        Map.of(
            "GREENROOM_WIDTH", Integer.toString(spec.width()),
            "GREENROOM_HEIGHT", Integer.toString(spec.height()),
            "GREENROOM_SOCKET_MODE", SessionDirectory.privileged() ? "0600" : "0666"),
        command ->
            Hardening.desktop(
                hostConfig(command.withHostName("desktop")), settings, directory.inner(), apps),
        () -> {
          SocketWait.until(directory, SessionDirectory.SCREEN, START_LIMIT, () -> running(name));
          SocketWait.until(directory, SessionDirectory.CONTEXT, START_LIMIT, () -> running(name));
        });
  }

  String startStagingApp(SandboxId id, String desktopContainer, StagingApp app) {
    return UnregisteredContainer.start(
        images.built(app.name()),
        "greenroom-" + id + "-" + app.name(),
        Labels.stagingApp(host, id, app.name()),
        Map.of(),
        command -> Hardening.stagingApp(hostConfig(command), app, desktopContainer),
        () -> {});
  }

  DockerSettings settings() {
    return settings;
  }

  ContainerExec exec(String container) {
    return new ContainerExec(engine.client(), container);
  }

  boolean running(String container) {
    try {
      return Boolean.TRUE.equals(
          engine.client().inspectContainerCmd(container).exec().getState().getRunning());
    } catch (com.github.dockerjava.api.exception.NotFoundException gone) {
      return false;
    }
  }

  String imageDigest(String container) {
    return Objects.requireNonNull(
        engine.client().inspectContainerCmd(container).exec().getImageId(), "image id");
  }

  void forget(SandboxId id) {
    removeContainers(id);
    SessionDirectory.of(settings.runDirectory(), id).remove();
    known.remove(id);
  }

  private void removeContainers(SandboxId id) {
    containers(Map.of(Labels.HOST, host, Labels.SANDBOX, id.value())).stream()
        .sorted((a, b) -> Boolean.compare(isDesktop(a), isDesktop(b)))
        .forEach(container -> remove(container.getId()));
  }

  private void remove(String container) {
    try {
      engine.client().removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (com.github.dockerjava.api.exception.NotFoundException
        | com.github.dockerjava.api.exception.ConflictException alreadyGoing) {
      // Someone else removes it: all the same.
      return;
    }
  }

  private List<Container> containers(Map<String, String> labels) {
    return engine.client().listContainersCmd().withShowAll(true).withLabelFilter(labels).exec();
  }

  private Optional<Sandbox> adopt(SandboxId id, List<Container> containers) {
    return containers.stream()
        .filter(DockerSandboxes::isDesktop)
        .findFirst()
        .map(
            desktop ->
                remember(
                    id,
                    Labels.spec(desktop.getLabels()),
                    containers.stream()
                        .collect(
                            Collectors.toMap(
                                c -> c.getLabels().getOrDefault(Labels.ROLE, "unknown"),
                                Container::getId))));
  }

  private DockerSandbox remember(SandboxId id, SandboxSpec spec, Map<String, String> containers) {
    return known.computeIfAbsent(
        id, any -> new DockerSandbox(this, id, spec, containers, browsers));
  }

  private static boolean isDesktop(Container container) {
    return Labels.DESKTOP.equals(container.getLabels().get(Labels.ROLE));
  }

  private static HostConfig hostConfig(CreateContainerCmd command) {
    return Objects.requireNonNull(command.getHostConfig(), "host configuration");
  }

  private static SandboxId newId() {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    String text = "0".repeat(12) + new BigInteger(1, random).toString(36);
    return new SandboxId(text.substring(text.length() - 12));
  }

  /** Testcontainers wraps causes several times; the one that explains is a sandbox's own. */
  private static RuntimeException clear(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SandboxException explained) {
        return explained;
      }
    }
    if (e instanceof ContainerLaunchException) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return new SandboxException(
          "The engine could not start the container: " + root.getMessage(), e);
    }
    return e;
  }
}
