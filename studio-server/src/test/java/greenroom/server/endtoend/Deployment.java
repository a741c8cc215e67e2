package greenroom.server.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Greenroom as a person starts it: the launcher, two processes, a database and a data folder of
 * their own, on free ports. Closing it stops everything and removes its sandboxes.
 */
final class Deployment implements AutoCloseable {
  private static final Path ROOT =
      Path.of(System.getProperty("greenroom.root", "..")).toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  /** The processes that a test may kill or stop. */
  enum Part {
    STUDIO("studio"),
    RECORDER_HOST("recorder-host"),
    DATABASE("postgres");

    private final String name;

    Part(String name) {
      this.name = name;
    }
  }

  private final Path data;
  private final int studioPort = freePort();
  private final int hostPort = freePort();

  private final int pool;

  private Deployment(Path data, int pool) {
    this.data = data;
    this.pool = pool;
  }

  /** Starts everything on an empty data folder, with one desktop kept warm. */
  static Deployment start(Path data) {
    return start(data, 1);
  }

  /** Starts everything on an empty data folder, with this many desktops kept warm. */
  static Deployment start(Path data, int pool) {
    var deployment = new Deployment(data, pool);
    deployment.up();
    return deployment;
  }

  /** {@code ./greenroom up}: starts what does not run. */
  void up() {
    run(Duration.ofMinutes(8), "up");
  }

  /** {@code ./greenroom down}: stops both processes and the database, leaves data and sandboxes. */
  void down() {
    run(Duration.ofMinutes(1), "down");
  }

  /** {@code kill -9}, of everything that belongs to it. */
  void kill(Part part) {
    ProcessHandle process = process(part);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitEnd(process);
  }

  /** SIGTERM. */
  void stop(Part part) {
    ProcessHandle process = process(part);
    process.destroy();
    awaitEnd(process);
  }

  /** SIGINT to its process group, as Ctrl-C sends it. */
  void interrupt(Part part) {
    ProcessHandle process = process(part);
    command(Duration.ofSeconds(5), "bash", "-c", "kill -INT -- -" + process.pid());
    awaitEnd(process);
  }

  URI url() {
    return URI.create("http://localhost:" + studioPort);
  }

  Path data() {
    return data;
  }

  /** What {@code up} printed for people: the first link whose line contains this word. */
  String link(String word) {
    return link(word, 1);
  }

  /** The n-th link whose line contains this word, from 1. */
  String link(String word, int number) {
    try {
      return Files.readAllLines(data.resolve("run/links.txt")).stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).contains(word))
          .map(LINK::matcher)
          .filter(Matcher::find)
          .map(Matcher::group)
          .skip(number - 1)
          .findFirst()
          .orElseThrow(() -> new AssertionError("No link number " + number + " for a " + word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes an age identity with the stock tool, as the bundle's README says, and gives its
   * recipient.
   */
  String makeIdentity(Path file) {
    command(Duration.ofSeconds(10), "age-keygen", "-o", file.toString());
    return command(Duration.ofSeconds(10), "age-keygen", "-y", file.toString()).strip();
  }

  /**
   * Runs a command of the launcher and gives what it printed; fails the test if the command fails.
   */
  String run(Duration limit, String... arguments) {
    return command(limit, ROOT.resolve("greenroom").toString(), arguments);
  }

  /** Runs any program, as a person would in a shell, and gives what it printed. */
  String command(Duration limit, String program, String... arguments) {
    List<String> line = new ArrayList<>(List.of(program));
    line.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("greenroom-command", ".txt");
      var builder =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(settings());
      Process process = builder.start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(
            String.join(" ", line)
                + (ended ? " failed with " + process.exitValue() : " took too long")
                + ":\n"
                + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "GREENROOM_DATA",
        data.toString(),
        "GREENROOM_STUDIO_PORT",
        Integer.toString(studioPort),
        "GREENROOM_HOST_PORT",
        Integer.toString(hostPort),
        "GREENROOM_STUDIO_URL",
        "http://localhost:" + studioPort,
        "GREENROOM_HOST_URL",
        "http://localhost:" + hostPort,
        "GREENROOM_POOL",
        Integer.toString(pool),
        "GREENROOM_BUILT",
        "1");
  }

  private ProcessHandle process(Part part) {
    try {
      Path file =
          part == Part.DATABASE
              ? data.resolve("postgres/cluster/postmaster.pid")
              : data.resolve("run/" + part.name + ".pid");
      long id = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(id).orElseThrow(() -> new AssertionError(part + " does not run"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().orTimeout(15, TimeUnit.SECONDS).join();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run(Duration.ofMinutes(1), "down", "--sandboxes");
  }
}
