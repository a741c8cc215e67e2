package greenroom.sandbox.testing;

import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxBrowser;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A sandbox in memory. Programs are what a test says they are. */
public final class FakeSandbox implements Sandbox {
  private static final byte[] BANNER = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = new byte[0];

  private final SandboxId id;
  private final SandboxSpec spec;
  private final Path directory;
  private final Consumer<SandboxId> whenClosed;
  private final FakeSocket screen;
  private final FakeSocket context;
  private final FakeBrowser browser = new FakeBrowser();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> stagingApps = new CopyOnWriteArrayList<>();
  private final List<List<String>> launched = new CopyOnWriteArrayList<>();
  private final Map<String, BiFunction<List<String>, byte[], ExecResult>> programs =
      new ConcurrentHashMap<>();
  private volatile boolean running = true;

  FakeSandbox(SandboxId id, SandboxSpec spec, Path directory, Consumer<SandboxId> whenClosed) {
    this.id = id;
    this.spec = spec;
    this.directory = directory;
    this.whenClosed = whenClosed;
    try {
      Files.createDirectories(directory);
      this.screen = new FakeSocket(directory.resolve("rfb.sock"), BANNER);
      this.context = new FakeSocket(directory.resolve("context.sock"), NOTHING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    program("cat", (command, input) -> new ExecResult(0, input, NOTHING));
    program("true", (command, input) -> new ExecResult(0, NOTHING, NOTHING));
    program("false", (command, input) -> new ExecResult(1, NOTHING, NOTHING));
  }

  /** Says what a program does, by its name: it takes its command and its standard input. */
  public void program(String name, BiFunction<List<String>, byte[], ExecResult> program) {
    programs.put(name, program);
  }

  /** The desktop dies, as a container may. */
  public void die() {
    running = false;
    screen.close();
    context.close();
  }

  /** Writes a line to whoever listens at the context socket. */
  public void sayContext(String line) {
    context.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** How many listen at the context socket. */
  public int heardBy() {
    return context.clients();
  }

  public List<List<String>> launched() {
    return List.copyOf(launched);
  }

  public List<String> stagingApps() {
    return List.copyOf(stagingApps);
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
    return running;
  }

  @Override
  public Path screenSocket() {
    return alive(directory.resolve("rfb.sock"));
  }

  @Override
  public Path contextSocket() {
    return alive(directory.resolve("context.sock"));
  }

  @Override
  public Path browserSocket() {
    return alive(directory.resolve("webdriver.sock"));
  }

  @Override
  public Map<String, String> imageDigests() {
    var digests = new ConcurrentHashMap<String, String>();
    digests.put("desktop", "sha256:" + "0".repeat(64));
    stagingApps.forEach(app -> digests.put(app, "sha256:" + "1".repeat(64)));
    return digests;
  }

  @Override
  public void startStagingApp(String name) {
    alive(directory);
    stagingApps.add(name);
  }

  @Override
  public ExecResult exec(List<String> command, byte[] standardInput, Duration limit) {
    alive(directory);
    var program = programs.get(command.getFirst());
    return program == null
        ? new ExecResult(127, NOTHING, "not found".getBytes(StandardCharsets.UTF_8))
        : program.apply(command, standardInput);
  }

  @Override
  public void launch(List<String> command) {
    alive(directory);
    launched.add(new ArrayList<>(command));
  }

  @Override
  public ExecResult execIn(
      String stagingApp, List<String> command, byte[] standardInput, Duration limit) {
    if (!stagingApps.contains(stagingApp)) {
      throw new SandboxException("The sandbox " + id + " has no \"" + stagingApp + "\" running.");
    }
    return exec(command, standardInput, limit);
  }

  @Override
  public void copyIn(String path, byte[] content) {
    alive(directory);
    files.put(path, content.clone());
  }

  @Override
  public Optional<byte[]> copyOut(String path, long maxBytes) {
    alive(directory);
    Optional<byte[]> content = Optional.ofNullable(files.get(path)).map(byte[]::clone);
    if (content.isPresent() && content.get().length > maxBytes) {
      throw new SandboxException("A file in the desktop is larger than " + maxBytes + " bytes.");
    }
    return content;
  }

  @Override
  public SandboxBrowser browser() {
    return browser;
  }

  @Override
  public void close() {
    die();
    try {
      Files.deleteIfExists(directory.resolve("rfb.sock"));
      Files.deleteIfExists(directory.resolve("context.sock"));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    whenClosed.accept(id);
  }

  private Path alive(Path path) {
    if (!running) {
      throw new SandboxException("The desktop of sandbox " + id + " does not run.");
    }
    return path;
  }
}
