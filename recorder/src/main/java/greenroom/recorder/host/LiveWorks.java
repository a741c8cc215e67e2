package greenroom.recorder.host;

import greenroom.recorder.HostStatus;
import greenroom.recorder.filter.ocr.Tesseract;
import greenroom.recorder.proving.Proof;
import greenroom.recorder.seal.AgeSealer;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerEngine;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.sandbox.docker.ImageBuilder;
import greenroom.sandbox.pool.WarmPool;
import greenroom.task.TaskId;
import greenroom.task.TaskSpec;
import greenroom.task.catalog.TaskLibrary;
import greenroom.task.check.Checks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The works over a real Docker engine, warm pool, task library and recordings. */
final class LiveWorks implements HostWorks {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWorks.class);
  private static final Duration LONGEST_FLUSH = Duration.ofMillis(3500);
  private static final SandboxSpec USUAL = new SandboxSpec("desktop", 1280, 720);

  private final HostSettings settings;
  private final HostIdentity identity;
  private final DockerEngine engine;
  private final DockerSandboxes sandboxes;
  private final Images images;
  private final RecordingFiles files;
  private final TaskLibrary library;
  private final Sessions sessions;
  private final DesktopProofs proofs;
  private final CompletableFuture<WarmPool> pool = new CompletableFuture<>();

  private LiveWorks(HostSettings settings, HostIdentity identity) {
    this.settings = settings;
    this.identity = identity;
    this.engine = DockerEngine.connect();
    this.sandboxes =
        new DockerSandboxes(
            DockerSettings.of(settings.data().resolve("run"), settings.images()),
            SeleniumBrowser::new);
    var builder =
        new ImageBuilder(engine, settings.images(), line -> LOG.info("image build: {}", line));
    this.images = new Images(builder.names(), builder::build);
    var recordings = settings.folder().resolve("recordings");
    this.files = new RecordingFiles(recordings);
    this.proofs = new DesktopProofs(settings.folder().resolve("proofs"));
    this.library = TaskLibrary.open(settings.tasks());
    this.sessions =
        new Sessions(
            new SessionTools(
                new OrderRules(
                    id -> find(library, id), LiveWorks::isRecipient, Tesseract::available),
                desktops(),
                new TaskSetup(Checks::holds, images::await),
                new LiveRecorders(recordings, identity, InstantSource.system()),
                (task, evidence) -> Checks.judge(task.checks(), evidence),
                new SessionFolder(settings.folder().resolve("sessions")),
                System::nanoTime,
                settings.grace()),
            files);
  }

  /** The works of this host; throws with a sentence for people if the engine cannot be used. */
  static LiveWorks on(HostSettings settings, HostIdentity identity) {
    return new LiveWorks(settings, identity);
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public RecordingFiles files() {
    return files;
  }

  @Override
  public String host() {
    return identity.id();
  }

  @Override
  public HostStatus status() {
    WarmPool warm = pool.getNow(null);
    return new HostStatus(
        identity.id(),
        identity.publicKey(),
        warm == null ? 0 : warm.ready(USUAL),
        settings.pool(),
        sessions.live(),
        images.states());
  }

  @Override
  public void begin() {
    images.begin();
    Thread.ofVirtual().name("adoption").start(this::adopt);
  }

  @Override
  public void close() {
    sessions.suspend(LONGEST_FLUSH);
    WarmPool warm = pool.getNow(null);
    if (warm != null) {
      Thread.ofVirtual().start(warm::close); // may wait for a desktop that is just starting
    }
  }

  /** Finds the sessions' desktops again, removes what belongs to nobody, and fills the pool. */
  private void adopt() {
    try {
      var warm =
          new WarmPool(
              sandboxes, Map.of(USUAL, settings.pool()), sessions.claimedSandboxes(), proofs);
      sessions.goOn(id -> warm.survivor(new SandboxId(id)));
      sandboxes.removeOrphans();
      pool.complete(warm);
      LOG.info("sandboxes adopted sessions={}", sessions.live());
    } catch (RuntimeException e) {
      LOG.error("adoption failed cause=\"{}\"", e.getMessage());
      pool.completeExceptionally(e);
    }
    // Not before: sessions that were interrupted go on first.
    Thread.ofPlatform().name("first-checks").daemon().start(() -> FirstChecks.run(library.tasks()));
  }

  private Desktops desktops() {
    return new Desktops() {
      @Override
      public Sandbox claim(SandboxSpec spec) {
        return LiveWorks.this.claim(spec);
      }

      @Override
      public Proof proof(SandboxId id) {
        return proofs.take(id);
      }
    };
  }

  private Sandbox claim(SandboxSpec spec) {
    images.await(spec.image());
    try {
      return pool.join().claim(spec);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Optional<TaskSpec> find(TaskLibrary library, String id) {
    try {
      return library.find(new TaskId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isRecipient(String text) {
    try {
      AgeSealer.to(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
