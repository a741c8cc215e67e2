package greenroom.server.wiring;

import com.zaxxer.hikari.HikariDataSource;
import greenroom.server.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The studio's database: starts it, brings it up to date, and looks after it. When PostgreSQL is
 * gone it is started again (the studio's own) or waited for (somebody else's); until it answers,
 * transactions throw {@code Unavailable}.
 */
public final class StudioDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StudioDatabase.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final PostgresSource source;
  private final DatabaseRoles roles;
  private final String database;
  private final Map<DatabaseRole, HikariDataSource> pools = new EnumMap<>(DatabaseRole.class);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean ready;

  StudioDatabase(PostgresSource source, Path keys) {
    this(source, keys, source.database());
  }

  StudioDatabase(PostgresSource source, Path keys, String database) {
    this.source = source;
    this.roles = new DatabaseRoles(source, keys);
    this.database = database;
  }

  /** The database that these settings name; nothing is started yet. */
  static StudioDatabase of(StudioSettings settings) {
    PostgresSource source =
        settings
            .database()
            .<PostgresSource>map(PostgresSource.External::new)
            .orElseGet(() -> PostgresServer.of(settings));
    return new StudioDatabase(source, settings.keys());
  }

  /**
   * Starts, and keeps looking after it in the background.
   *
   * @param whenReady runs once, as soon as the schema is up to date
   * @throws RuntimeException if the studio's own PostgreSQL cannot be started at all
   */
  void start(Runnable whenReady) {
    source.ensureRunning();
    if (!prepare(whenReady)) {
      LOG.warn("PostgreSQL does not answer yet; pages say so until it does");
    }
    Thread.ofVirtual().name("database-keeper").start(() -> keep(whenReady));
  }

  /**
   * One role's transactions. Its connections are first made for the first of them: a pool that was
   * refused because its role does not exist yet would not ask again for seconds.
   */
  Database as(DatabaseRole role) {
    return new PostgresDatabase(() -> pool(role), () -> ready);
  }

  synchronized HikariDataSource pool(DatabaseRole role) {
    int size = role == DatabaseRole.APP ? 12 : 4;
    return pools.computeIfAbsent(
        role, r -> DataSources.pool(source, database, r, roles.password(r), size));
  }

  /** Makes roles and database, and migrates. */
  void establish() throws SQLException {
    roles.establish(database);
    Migrations.run(source, roles, database);
    ready = true;
  }

  private boolean prepare(Runnable whenReady) {
    try {
      establish();
      whenReady.run();
      LOG.info("The database is up to date");
      return true;
    } catch (SQLException e) {
      LOG.warn("PostgreSQL does not answer (SQLSTATE {})", e.getSQLState());
    } catch (RuntimeException e) {
      if (!unreachable(e)) {
        throw e;
      }
    }
    ready = false;
    return false;
  }

  private static boolean unreachable(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
        return true;
      }
    }
    return false;
  }

  private void keep(Runnable whenReady) {
    try {
      while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          source.ensureRunning();
          if (!ready) {
            prepare(whenReady);
          }
        } catch (RuntimeException e) {
          LOG.warn("The database is in trouble: {}", e.getClass().getSimpleName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void closeConnections() {
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
  }

  /** Closes the connections, and stops the server if it is the studio's own. */
  @Override
  public synchronized void close() {
    closed.countDown();
    closeConnections();
    if (source instanceof PostgresServer own) {
      own.stop();
    }
  }
}
