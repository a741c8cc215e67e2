package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioDatabaseTest {
  private static final Path SOFTWARE =
      Path.of("target", "test-postgres", "software").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void says_that_it_is_away_before_it_starts_and_recovers_by_itself_when_killed() throws Exception {
    PostgresServer server =
        new PostgresServer(folder.resolve("db"), SOFTWARE, folder.resolve("keys"));
    AtomicInteger ready = new AtomicInteger();
    try (StudioDatabase database = new StudioDatabase(server, folder.resolve("keys"))) {
      Database app = database.as(DatabaseRole.APP);
      assertThatThrownBy(() -> count(app))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("Nothing is lost");

      database.start(ready::incrementAndGet);
      assertThat(count(app)).isZero();

      ProcessHandle process = server.postmaster().orElseThrow();
      process.destroyForcibly();
      process.onExit().get(20, TimeUnit.SECONDS);
      // It may be back already, or say that it is away; it says nothing else.
      assertThat(awaitAnswer(app)).isZero();
      assertThat(ready).hasValue(1);
    }
    assertThat(server.postmaster()).as("stopped with its studio").isEmpty();
  }

  @Test
  void uses_a_database_that_somebody_else_runs() throws Exception {
    PostgresServer theirs =
        new PostgresServer(folder.resolve("db"), SOFTWARE, folder.resolve("their-keys"));
    theirs.ensureRunning();
    try (Connection connection =
            DataSources.connect(
                theirs, "postgres", theirs.administrator(), theirs.administratorPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("create database elsewhere");
    }
    var external =
        new StudioSettings.ExternalDatabase(
            theirs.url("elsewhere")
                + "?socketFactory=%s&socketFactoryArg=%s"
                    .formatted(
                        theirs.properties().get("socketFactory"),
                        theirs.properties().get("socketFactoryArg")),
            theirs.administrator(),
            theirs.administratorPassword());
    try (StudioDatabase database =
        new StudioDatabase(new PostgresSource.External(external), folder.resolve("keys"))) {
      database.start(() -> {});
      assertThat(count(database.as(DatabaseRole.APP))).isZero();
    }
    assertThat(theirs.stop()).as("left running by a studio that does not own it").isTrue();
  }

  private static int awaitAnswer(Database app) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        return count(app);
      } catch (Unavailable e) {
        if (System.nanoTime() > end) {
          return Assertions.fail("The database did not come back within a minute", e);
        }
      }
    }
  }

  private static int count(Database app) {
    return app.transaction(
        new Person.Studio(),
        Purpose.SET_UP,
        sql ->
            sql.fetchSingle("select count(*)::int as n from study.study").get("n", Integer.class));
  }
}
