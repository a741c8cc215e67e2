package greenroom.recorder.host;

import greenroom.recorder.HostTicketVerifier;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running recorder host: its sessions, and the web server in front of them. */
final class HostProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostProcess.class);
  private static final Duration STUDIO_KEY_WAIT = Duration.ofSeconds(60);

  private final HostWorks works;
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final ScheduledExecutorService clockwork =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("clockwork").factory());

  private HostProcess(HostWorks works, ApplicationContext context, EmbeddedServer server) {
    this.works = works;
    this.context = context;
    this.server = server;
  }

  /** Starts a host on the real engine; returns when it listens. */
  static HostProcess start(HostSettings settings) {
    HostIdentity identity = HostIdentity.in(settings.folder());
    PublicKey studio = StudioTrust.await(settings.data(), STUDIO_KEY_WAIT);
    return start(settings, identity, studio, LiveWorks.on(settings, identity));
  }

  /** Starts a host over these works. */
  static HostProcess start(
      HostSettings settings, HostIdentity identity, PublicKey studio, HostWorks works) {
    var tickets = new HostTicketVerifier(studio, identity.id(), Clock.systemUTC());
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(properties(settings))
            .singletons(tickets, works.sessions(), works.files(), works)
            .start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    var process = new HostProcess(works, context, server);
    works.begin();
    process.wind();
    LOG.info("recorder host listens id={} port={}", identity.id(), server.getPort());
    return process;
  }

  /** The port that it listens on. */
  int port() {
    return server.getPort();
  }

  /** Flushes what is held, closes the server, and leaves every sandbox running. */
  @Override
  public void close() {
    clockwork.shutdownNow();
    works.close();
    context.close();
    LOG.info("recorder host stopped");
  }

  @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
  private void wind() {
    clockwork.scheduleAtFixedRate(works.sessions()::tick, 1, 1, TimeUnit.SECONDS);
    clockwork.scheduleWithFixedDelay(works.sessions()::lookAfterDesktops, 5, 5, TimeUnit.SECONDS);
  }

  private static Map<String, Object> properties(HostSettings settings) {
    return Map.ofEntries(
        Map.entry(RecorderHost.PROCESS, true),
        Map.entry("micronaut.application.name", "recorder-host"),
        Map.entry("micronaut.server.port", settings.port() == 0 ? -1 : settings.port()),
        Map.entry("micronaut.server.max-request-size", "1MB"),
        Map.entry("micronaut.server.idle-timeout", "-1s"),
        Map.entry("micronaut.server.read-idle-timeout", "-1s"),
        Map.entry("micronaut.server.write-idle-timeout", "-1s"),
        Map.entry("micronaut.server.server-header", ""),
        // Empty lists are said, too: a missing one is a mistake, not an empty one.
        Map.entry("jackson.serialization-inclusion", "ALWAYS"),
        Map.entry("micronaut.server.log-handled-exceptions", false),
        // Every request carries a ticket, and the stream checks its origin itself.
        Map.entry("micronaut.server.cors.localhost-pass-through", true),
        Map.entry("endpoints.all.enabled", false));
  }
}
