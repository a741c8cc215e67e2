package greenroom.server.wiring;

import greenroom.server.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL of the studio's own, run as a production database: passwords (SCRAM), a private
 * Unix socket and no port, durability and checksums on, statements and parameters never logged.
 *
 * <p>It outlives a killed studio; {@link #ensureRunning} then adopts it. One folder holds it all:
 * {@code cluster}, {@code software-…}, {@code log}, and the socket where its path is short enough.
 */
public final class PostgresServer implements PostgresSource {
  /** The administrator that the cluster is made with; only role set-up uses it. */
  static final String ADMINISTRATOR = "postgres";

  private static final String SOFTWARE = "software-18.6";
  private static final int LONGEST_SOCKET_PATH = 100;

  private final Path folder;
  private final Path software;
  private final Path cluster;
  private final Path socketFolder;
  private final String password;

  /**
   * @param folder where the database lives
   * @param software where PostgreSQL's programs are, or will be unpacked
   * @param keys where the administrator's generated password is kept
   */
  PostgresServer(Path folder, Path software, Path keys) {
    this.folder = PrivateFiles.folder(folder.toAbsolutePath());
    this.software = software.toAbsolutePath();
    this.cluster = this.folder.resolve("cluster");
    this.socketFolder = socketFolder(this.folder);
    this.password = PrivateFiles.secret(keys.resolve("postgres-administrator.secret"));
  }

  /** The server of these settings' data folder. */
  static PostgresServer of(StudioSettings settings) {
    Path folder = settings.data().resolve("postgres");
    return new PostgresServer(folder, folder.resolve(SOFTWARE), settings.keys());
  }

  /** {@code PostgresServer stop}: stops the server of the data folder if it runs. */
  public static void main(String[] arguments) {
    if (!List.of(arguments).equals(List.of("stop"))) {
      System.err.println("usage: PostgresServer stop");
      System.exit(2);
    }
    StudioSettings settings = StudioSettings.from(System.getenv());
    if (settings.database().isEmpty()
        && Files.isDirectory(settings.data().resolve("postgres").resolve("cluster"))
        && of(settings).stop()) {
      System.out.println("  PostgreSQL stopped");
    }
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://localhost/" + database;
  }

  @Override
  public String database() {
    return "greenroom";
  }

  @Override
  public String maintenanceDatabase() {
    return "postgres";
  }

  @Override
  public Map<String, String> properties() {
    return Map.of(
        "socketFactory", UnixSocketFactory.class.getName(),
        "socketFactoryArg", socketFolder.resolve(".s.PGSQL.5432").toString(),
        "sslmode", "disable");
  }

  @Override
  public String administrator() {
    return ADMINISTRATOR;
  }

  @Override
  public String administratorPassword() {
    return password;
  }

  /** Makes the cluster at first, adopts the server if it runs, starts it if not. */
  @Override
  public synchronized void ensureRunning() {
    PostgresSoftware programs = PostgresSoftware.in(software);
    if (!Files.isRegularFile(cluster.resolve("PG_VERSION"))) {
      create(programs);
    }
    writeSettings();
    if (postmaster().isPresent()) {
      return;
    }
    PrivateFiles.folder(socketFolder);
    run(
        programs.command(
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=60",
            "--silent",
            "--pgdata=" + cluster,
            "--log=" + folder.resolve("log")),
        "PostgreSQL did not start");
  }

  /** Stops the server politely; answers whether it ran. */
  public synchronized boolean stop() {
    Optional<ProcessHandle> running = postmaster();
    if (running.isEmpty()) {
      return false;
    }
    run(
        PostgresSoftware.in(software)
            .command("pg_ctl", "stop", "--mode=fast", "--wait", "--silent", "--pgdata=" + cluster),
        "PostgreSQL did not stop");
    return true;
  }

  /** The server's process, if it runs on this folder. */
  Optional<ProcessHandle> postmaster() {
    try {
      String first =
          Files.readString(cluster.resolve("postmaster.pid")).lines().findFirst().orElse("");
      return ProcessHandle.of(Long.parseLong(first.strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void create(PostgresSoftware programs) {
    Path passwordFile = folder.resolve("initial-password");
    PrivateFiles.write(passwordFile, password.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    try {
      run(
          programs.command(
              "initdb",
              "--pgdata=" + cluster,
              "--username=" + ADMINISTRATOR,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--data-checksums"),
          "The database could not be made");
    } finally {
      PrivateFiles.remove(passwordFile);
    }
  }

  private void writeSettings() {
    String settings =
        """
        # Written by the studio at each start.
        listen_addresses = ''
        unix_socket_directories = '%s'
        unix_socket_permissions = 0600
        password_encryption = scram-sha-256
        max_connections = 60
        shared_buffers = 64MB
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        timezone = 'UTC'
        # No statement, parameter or row's value may reach the log.
        log_statement = none
        log_duration = off
        log_min_duration_statement = -1
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        """
            .formatted(socketFolder);
    PrivateFiles.write(
        cluster.resolve("postgresql.auto.conf"),
        settings.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void run(List<String> command, String failure) {
    try {
      Path output = folder.resolve("last-command");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(Duration.ofSeconds(90).toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(failure + " within 90 s. Its log is " + folder + "/log");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            failure + ": " + lastLine(output) + ". Its log is " + folder.resolve("log"));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(failure + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure + ": interrupted", e);
    }
  }

  private static String lastLine(Path output) throws IOException {
    List<String> lines = Files.readAllLines(output).stream().filter(l -> !l.isBlank()).toList();
    return lines.isEmpty() ? "no reason given" : lines.getLast();
  }

  /** A Unix socket's path may have about 107 bytes: a deep data folder gets one elsewhere. */
  private static Path socketFolder(Path folder) {
    Path inside = folder.resolve("socket");
    if (inside.toString().length() + ".s.PGSQL.5432.lock".length() <= LONGEST_SOCKET_PATH) {
      return inside;
    }
    String base = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/tmp");
    return Path.of(
        base,
        "greenroom-"
            + System.getProperty("user.name")
            + "-"
            + Integer.toHexString(folder.toString().hashCode()));
  }
}
