package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  private static final Path SOFTWARE =
      Path.of("target", "test-postgres", "software").toAbsolutePath();

  @TempDir Path folder;
  private PostgresServer server;

  @BeforeEach
  void start() {
    server = server();
    server.ensureRunning();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private PostgresServer server() {
    return new PostgresServer(folder.resolve("db"), SOFTWARE, folder.resolve("keys"));
  }

  @Test
  void runs_as_a_production_database() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("data_checksums")).isEqualTo("on");
    assertThat(setting("listen_addresses")).isEmpty();
    assertThat(setting("log_statement")).isEqualTo("none");
    assertThat(setting("log_min_error_statement")).isEqualTo("panic");
    assertThat(setting("log_parameter_max_length_on_error")).isEqualTo("0");
  }

  @Test
  void refuses_a_wrong_password() {
    assertThatThrownBy(() -> DataSources.connect(server, "postgres", "postgres", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keeps_socket_and_secrets_to_itself() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("db"))))
        .isEqualTo("rwx------");
    try (Stream<Path> secrets = Files.list(folder.resolve("keys"))) {
      assertThat(secrets).isNotEmpty().allMatch(this::onlyMine);
    }
  }

  private boolean onlyMine(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).equals("rw-------");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_second_studio_adopts_the_running_server() {
    long process = server.postmaster().orElseThrow().pid();

    PostgresServer next = server();
    next.ensureRunning();

    assertThat(next.postmaster().orElseThrow().pid()).isEqualTo(process);
  }

  @Test
  void comes_back_with_its_data_after_being_killed() throws Exception {
    execute("create table kept (word text); insert into kept values ('still here')");
    ProcessHandle process = server.postmaster().orElseThrow();
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);

    server.ensureRunning();

    assertThat(query("select word from kept")).isEqualTo("still here");
  }

  @Test
  void writes_no_statement_and_no_value_to_its_log() throws Exception {
    execute("create table t (secret text unique)");
    execute("insert into t values ('hunter2')");
    assertThatThrownBy(() -> execute("insert into t values ('hunter2')"))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> execute("select 'hunter2' from nowhere"))
        .isInstanceOf(SQLException.class);

    assertThat(Files.readString(folder.resolve("db").resolve("log")))
        .contains("duplicate key")
        .doesNotContain("hunter2");
  }

  private String setting(String name) throws SQLException {
    return query("show " + name);
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DataSources.connect(
        server, "postgres", server.administrator(), server.administratorPassword());
  }
}
