package greenroom.server.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The studio's process. */
public final class Studio implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

  private final DataLock lock;
  private final StudioDatabase database;
  private final Rooms rooms;
  private final EmbeddedServer server;

  private Studio(DataLock lock, StudioDatabase database, Rooms rooms, EmbeddedServer server) {
    this.lock = lock;
    this.database = database;
    this.rooms = rooms;
    this.server = server;
  }

  /** Starts the studio that the environment describes; it runs until the process is stopped. */
  public static void main(String[] arguments) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    try {
      Studio studio = start(StudioSettings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(studio::close, "stop"));
      LOG.info("The studio listens on port {}", studio.port());
    } catch (RuntimeException e) {
      System.err.println(sentence(e));
      LOG.debug("Not started", e);
      System.exit(1);
    }
  }

  /** Everything up and listening, or an exception whose message is for people. */
  static Studio start(StudioSettings settings) {
    DataLock lock = DataLock.on(settings.data());
    StudioKey key = StudioKey.in(settings.keys());
    key.publish(settings.data().resolve("trust").resolve("studio.pub"));
    StudioDatabase database = StudioDatabase.of(settings);
    Rooms rooms = new Rooms(settings, database, key, Rooms.library(settings), Clock.systemUTC());
    EmbeddedServer server = server(settings, rooms);
    try {
      database.start(rooms.firstStart);
      rooms.keeper.start();
      rooms.auditSealer.start();
      server.start();
    } catch (RuntimeException e) {
      rooms.keeper.close();
      database.close();
      server.close();
      lock.close();
      throw e;
    }
    return new Studio(lock, database, rooms, server);
  }

  private static EmbeddedServer server(StudioSettings settings, Rooms rooms) {
    return ApplicationContext.builder()
        .banner(false)
        .singletons(rooms)
        .properties(
            webProperties(
                settings.port() == 0 ? -1 : settings.port(),
                settings.publicUrl(),
                settings.hostUrl()))
        .build()
        .start()
        .getBean(EmbeddedServer.class);
  }

  /** What the web server is told. */
  static Map<String, Object> webProperties(int port, URI publicUrl, URI hostUrl) {
    return Map.of(
        "micronaut.application.name",
        "studio",
        "micronaut.server.port",
        port,
        // The pages refuse foreign forms themselves, in words; the framework's own 403 has none.
        "micronaut.server.cors.localhost-pass-through",
        true,
        "greenroom.studio.url",
        publicUrl.toString(),
        "greenroom.host.url",
        hostUrl.toString());
  }

  int port() {
    return server.getPort();
  }

  private static String sentence(RuntimeException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "The studio's port is already in use by another program. Stop that program, or choose"
            + " another port with GREENROOM_STUDIO_PORT.";
      }
    }
    return "The studio could not start: " + problem.getMessage();
  }

  /** Stops listening first, the database last. */
  @Override
  public void close() {
    server.close();
    rooms.keeper.close();
    rooms.auditSealer.close();
    database.close();
    lock.close();
  }
}
