package greenroom.sandbox.testing;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.Sandboxes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sandboxes in memory, with real Unix sockets in a directory: the screen's greets as an RFB server,
 * the context's says what a test lets it say.
 */
public final class FakeSandboxes implements Sandboxes, AutoCloseable {
  private final Path directory;
  private final Map<String, FakeSandbox> alive = new ConcurrentSkipListMap<>();
  private final Set<SandboxId> outdated = ConcurrentHashMap.newKeySet();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());

  /**
   * Makes an empty host.
   *
   * @param directory an existing directory with a short path, for the sockets
   */
  public FakeSandboxes(Path directory) {
    this.directory = directory;
  }

  @Override
  public Sandbox start(SandboxSpec spec) {
    refusal
        .get()
        .ifPresent(
            why -> {
              throw new SandboxException(why);
            });
    var id = new SandboxId(String.format(Locale.ROOT, "fake%06d", started.incrementAndGet()));
    var sandbox = new FakeSandbox(id, spec, directory.resolve(id.value()), this::forget);
    alive.put(id.value(), sandbox);
    return sandbox;
  }

  @Override
  public List<Sandbox> existing() {
    return List.copyOf(alive.values());
  }

  @Override
  public boolean isCurrent(Sandbox sandbox) {
    return !outdated.contains(sandbox.id());
  }

  /** The images were built anew: what runs now is of yesterday. */
  public void buildImagesAnew() {
    existing().forEach(sandbox -> outdated.add(sandbox.id()));
  }

  /** Lets every start fail with this sentence, until {@link #recover()}. */
  public void refuse(String why) {
    refusal.set(Optional.of(why));
  }

  public void recover() {
    refusal.set(Optional.empty());
  }

  /** How many were started so far. */
  public int started() {
    return started.get();
  }

  /** The fake behind a sandbox, to steer it. */
  public FakeSandbox fake(Sandbox sandbox) {
    FakeSandbox fake = alive.get(sandbox.id().value());
    if (fake == null) {
      throw new IllegalArgumentException("No such sandbox: " + sandbox.id());
    }
    return fake;
  }

  /** Removes them all. */
  @Override
  public void close() {
    existing().forEach(Sandbox::close);
  }

  private void forget(SandboxId id) {
    alive.remove(id.value());
  }
}
