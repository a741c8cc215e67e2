package greenroom.server.wiring;

import greenroom.server.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server for the whole run, kept in {@code target} between runs,
 * and a fresh copy of the migrated database for each caller.
 */
public final class TestDatabase implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "test-postgres").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final StudioDatabase database;
  private final String name;

  private TestDatabase(String name) {
    this.name = name;
    this.database = new StudioDatabase(Server.SERVER, keys(), name);
  }

  /** A fresh database with the schema and nothing else. */
  public static TestDatabase fresh() {
    try {
      Server.ensure();
      String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
      administrator(
          "create database " + name + " template greenroom_template owner greenroom_owner");
      TestDatabase fresh = new TestDatabase(name);
      fresh.database.establish();
      return fresh;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Database as(DatabaseRole role) {
    return database.as(role);
  }

  public StudioDatabase database() {
    return database;
  }

  /** Runs a statement as the owner, past every grant but not past the rule. */
  public void owner(String sql) throws SQLException {
    try (Connection connection =
            DataSources.migrator(
                    Server.SERVER,
                    name,
                    new DatabaseRoles(Server.SERVER, keys()).password(DatabaseRole.MIGRATOR))
                .getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Path keys() {
    return FOLDER.resolve("keys");
  }

  private static void administrator(String sql) throws SQLException {
    try (Connection connection =
            DataSources.connect(
                Server.SERVER,
                "postgres",
                Server.SERVER.administrator(),
                Server.SERVER.administratorPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    database.closeConnections();
    try {
      administrator("drop database " + name + " with (force)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started by the first test that needs it, stopped when the tests end. */
  private static final class Server {
    static final PostgresServer SERVER =
        new PostgresServer(FOLDER, FOLDER.resolve("software"), keys());

    static {
      SERVER.ensureRunning();
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::stop));
      try {
        administrator("drop database if exists greenroom_template with (force)");
        new StudioDatabase(SERVER, keys(), "greenroom_template").establish();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    static void ensure() {}
  }
}
