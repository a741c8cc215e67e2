package greenroom.sandbox.docker;

import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sandbox's containers. */
final class DockerSandbox implements Sandbox {
  private static final Duration COPY_LIMIT = Duration.ofSeconds(60);
  private static final Duration APP_START_LIMIT = Duration.ofMinutes(2);
  private static final int NO_SUCH_FILE = 44;

  /** Writes beside the file and renames, so that nobody sees half of it. */
  private static final String WRITE =
      "mkdir -p \"$(dirname \"$1\")\" && cat > \"$1.part\" && mv \"$1.part\" \"$1\"";

  private static final String READ = "[ -f \"$1\" ] || exit 44; head -c \"$2\" -- \"$1\"";

  /** As from the panel: applications save to the folder that they were started in. */
  private static final String LAUNCH = "cd \"$HOME/Documents\" 2>/dev/null; exec \"$@\"";

  /** Any answer but a server error means that the app is up. */
  private static final String UNTIL_ANSWERED =
      "while :; do code=$(curl -s -o /dev/null -m 5 -w '%{http_code}' \"$1\");"
          + " [ \"$code\" -ge 200 ] && [ \"$code\" -lt 500 ] && exit 0; sleep 0.2; done";

  private final DockerSandboxes owner;
  private final SandboxId id;
  private final SandboxSpec spec;
  private final Map<String, String> containers;
  private final SessionDirectory directory;
  private final Function<Sandbox, SandboxBrowser> browsers;
  private @Nullable SandboxBrowser browser;

  DockerSandbox(
      DockerSandboxes owner,
      SandboxId id,
      SandboxSpec spec,
      Map<String, String> containers,
      Function<Sandbox, SandboxBrowser> browsers) {
    this.owner = owner;
    this.id = id;
    this.spec = spec;
    this.containers = new ConcurrentHashMap<>(containers);
    this.directory = SessionDirectory.of(owner.settings().runDirectory(), id);
    this.browsers = browsers;
  }

  @Override
  public SandboxId id() {
    return id;
  }

  @Override
  public SandboxSpec spec() {
    return spec;
  }

  @Override
  public boolean running() {
    return owner.running(container(Labels.DESKTOP));
  }

  @Override
  public Path screenSocket() {
    return directory.screen();
  }

  @Override
  public Path contextSocket() {
    return directory.socket(SessionDirectory.CONTEXT);
  }

  @Override
  public Path browserSocket() {
    return directory.socket(SessionDirectory.BROWSER);
  }

  @Override
  public Map<String, String> imageDigests() {
    return containers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> owner.imageDigest(e.getValue())));
  }

  @Override
  public void startStagingApp(String name) {
    StagingApp app = StagingApp.of(owner.settings().imagesDirectory(), name);
    containers.computeIfAbsent(
        name, any -> owner.startStagingApp(id, container(Labels.DESKTOP), app));
    try {
      exec(
          List.of("sh", "-c", UNTIL_ANSWERED, "greenroom", app.url()),
          new byte[0],
          APP_START_LIMIT);
    } catch (SandboxException e) {
      throw new SandboxException(
          "The staging app \""
              + name
              + "\" did not answer at "
              + app.url()
              + " within "
              + APP_START_LIMIT.toSeconds()
              + (owner.running(container(name)) ? " s." : " s: its container has ended."),
          e);
    }
  }

  @Override
  public ExecResult exec(List<String> command, byte[] standardInput, Duration limit) {
    return inside(Labels.DESKTOP).run(command, standardInput, limit);
  }

  @Override
  public void launch(List<String> command) {
    var full = new ArrayList<>(List.of("sh", "-c", LAUNCH, "greenroom"));
    full.addAll(command);
    inside(Labels.DESKTOP).launch(full);
  }

  @Override
  public ExecResult execIn(
      String stagingApp, List<String> command, byte[] standardInput, Duration limit) {
    return inside(stagingApp).run(command, standardInput, limit);
  }

  @Override
  public void copyIn(String path, byte[] content) {
    ExecResult result =
        exec(List.of("sh", "-c", WRITE, "greenroom", absolute(path)), content, COPY_LIMIT);
    if (result.exitCode() != 0) {
      throw new SandboxException(
          "A file could not be written into the desktop: " + tail(result.standardError()));
    }
  }

  @Override
  public Optional<byte[]> copyOut(String path, long maxBytes) {
    int most = Math.toIntExact(Math.min(maxBytes, Integer.MAX_VALUE - 64) + 1);
    ExecResult result =
        inside(Labels.DESKTOP)
            .run(
                List.of("sh", "-c", READ, "greenroom", absolute(path), Integer.toString(most)),
                new byte[0],
                COPY_LIMIT,
                most);
    if (result.exitCode() == NO_SUCH_FILE) {
      return Optional.empty();
    }
    if (result.exitCode() != 0) {
      throw new SandboxException(
          "A file could not be read from the desktop: " + tail(result.standardError()));
    }
    if (result.standardOutput().length > maxBytes) {
      throw new SandboxException(
          "A file in the desktop is larger than the " + maxBytes + " bytes that may be read.");
    }
    return Optional.of(result.standardOutput());
  }

  @Override
  public synchronized SandboxBrowser browser() {
    if (browser == null) {
      browser = browsers.apply(this);
    }
    return browser;
  }

  @Override
  public void close() {
    letGoOfBrowser();
    owner.forget(id);
  }

  private synchronized void letGoOfBrowser() {
    if (browser instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new SandboxException("The connection to the desktop's browser did not close.", e);
      }
    }
  }

  @Override
  public String toString() {
    return "DockerSandbox[" + id + "]";
  }

  private ContainerExec inside(String role) {
    return owner.exec(container(role));
  }

  private String container(String role) {
    String container = containers.get(role);
    if (container == null) {
      throw new SandboxException(
          "The sandbox " + id + " has no \"" + role + "\" running; start the staging app first.");
    }
    return Objects.requireNonNull(container);
  }

  private static String absolute(String path) {
    if (!path.startsWith("/") || path.contains("\0")) {
      throw new SandboxException("A path in the desktop starts with /; not \"" + path + "\"");
    }
    return path;
  }

  private static String tail(byte[] text) {
    String all = new String(text, StandardCharsets.UTF_8).strip();
    return all.substring(Math.max(0, all.length() - 300));
  }
}
