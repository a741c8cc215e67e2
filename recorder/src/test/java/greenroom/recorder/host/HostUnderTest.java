package greenroom.recorder.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.HostTicketSigner;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.WordList;
import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.task.TaskSpec;
import greenroom.task.yaml.TaskReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The real recorder host as a process of its own, and a studio's hand that gives it orders. */
public final class HostUnderTest implements AutoCloseable {
  /** The page's origin in every order. */
  public static final String ORIGIN = "http://localhost:8400";

  private static final List<String> QUICK =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT =
      Path.of(System.getProperty("greenroom.root", "..")).toAbsolutePath().normalize();
  private static final Path TASKS =
      ROOT.resolve("recorder/src/test/resources/greenroom/recorder/host/tasks");

  final RecordingId session = new RecordingId(UUID.randomUUID());
  final AgeIdentity identity = AgeIdentity.generate();

  /** What the study of each order does not want stored. */
  WordList words = WordList.NONE;

  private final Path data;
  private final Path folder;
  private final int port;
  private final HostTicketSigner signer;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String taskFolder;
  private final List<String> flags;
  private String hostId = "";
  private @Nullable Process process;

  /** A host that starts fast: most tests end before a second compiler would pay. */
  HostUnderTest(Path data) throws Exception {
    this(data, "sign-in-somewhere", QUICK);
  }

  /** A host that starts fast, whose sessions do this task. */
  static HostUnderTest quick(Path data, String taskFolder) throws Exception {
    return new HostUnderTest(data, taskFolder, QUICK);
  }

  /** A host as the launcher starts it, whose sessions do this task: what a bench measures. */
  public static HostUnderTest asLaunched(Path data, String taskFolder) throws Exception {
    return new HostUnderTest(
        data,
        taskFolder,
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx1g"));
  }

  private HostUnderTest(Path data, String taskFolder, List<String> flags) throws Exception {
    this.data = data;
    this.folder = Files.createDirectories(data.resolve("cwd"));
    this.taskFolder = taskFolder;
    this.flags = flags;
    this.port = freePort();
    KeyPair studio = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.createDirectories(data.resolve("trust"));
    Files.writeString(
        data.resolve("trust/studio.pub"),
        Base64.getEncoder().encodeToString(studio.getPublic().getEncoded()));
    signer = new HostTicketSigner(studio.getPrivate(), Clock.systemUTC());
  }

  /** Starts the process and waits until it answers; gives the seconds that took. */
  public double start() throws Exception {
    long begin = launch(RecorderHost.class);
    awaitAnswer();
    return (System.nanoTime() - begin) / 1e9;
  }

  /**
   * Starts the process as the launcher does, and does not wait.
   *
   * @param main {@link RecorderHost}, or what becomes one
   * @return {@link System#nanoTime()} at that moment
   */
  long launch(Class<?> main) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("@" + ROOT.resolve("recorder/src/main/jvm/sealed.options"));
    line.addAll(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    var builder = new ProcessBuilder(line).redirectErrorStream(true).directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "GREENROOM_DATA",
                data.toString(),
                "GREENROOM_TASKS",
                TASKS.toString(),
                "GREENROOM_IMAGES",
                ROOT.resolve("sandboxes/images").toString(),
                "GREENROOM_HOST_PORT",
                Integer.toString(port),
                "GREENROOM_POOL",
                "0",
                "TESTCONTAINERS_RYUK_DISABLED",
                "true",
                "TESTCONTAINERS_HOST_OVERRIDE",
                "localhost"));
    long begin = System.nanoTime();
    process = builder.start();
    return begin;
  }

  void awaitAnswer() {
    await("the host answers", Duration.ofSeconds(60), this::answers);
  }

  /** Sends a signal by its name: {@code STOP}, {@code SEGV}… */
  void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(running().pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("The host could not be sent SIG" + name);
    }
  }

  /** Kills what runs on the session's desktop, and the desktop with it. */
  void killDesktop() throws IOException, InterruptedException {
    JsonNode record =
        JSON.readTree(data.resolve("host/sessions/" + session + "/session.json").toFile());
    String container = "greenroom-" + record.path("sandbox").asText();
    Process kill =
        new ProcessBuilder("docker", "kill", container)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("The desktop could not be killed");
    }
  }

  /** Waits until the process has ended by itself. */
  void awaitEnd() throws InterruptedException {
    if (!running().waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("The host did not end within 30 s");
    }
  }

  /** The folder that the process runs in, where a JVM would leave its dumps. */
  Path folder() {
    return folder;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    running().destroyForcibly();
    running().waitFor();
  }

  /** SIGTERM; gives the seconds until it ended. */
  double terminate() throws InterruptedException {
    long begin = System.nanoTime();
    running().destroy();
    awaitEnd();
    return (System.nanoTime() - begin) / 1e9;
  }

  TaskSpec task() {
    return switch (TaskReader.read(TASKS.resolve(taskFolder))) {
      case TaskReader.Read read -> read.task().filledFor(read.task().persona(7));
      case TaskReader.Rejected rejected -> throw new AssertionError(rejected.problems().toString());
    };
  }

  /** Orders the session. */
  public JsonNode order() throws Exception {
    return order(session);
  }

  /** Orders one more session; gives its id. */
  public RecordingId orderAnother() throws Exception {
    var another = new RecordingId(UUID.randomUUID());
    order(another);
    return another;
  }

  /** Ends a session and closes its recording. */
  public void stop(RecordingId id) throws Exception {
    call("POST", "/api/sessions/" + id + "/stop", "{\"reason\":\"finished\"}");
  }

  private JsonNode order(RecordingId id) throws Exception {
    TaskSpec task = task();
    var order =
        new SessionOrder(
            id,
            "study-1",
            task.id().value(),
            task.version(),
            task.digest(),
            identity.recipient(),
            "c".repeat(64),
            7,
            ORIGIN,
            words);
    return call("PUT", "/api/sessions/" + id, JSON.writeValueAsString(order));
  }

  /** How the session stands. */
  public JsonNode status() throws Exception {
    return call("GET", "/api/sessions/" + session, "");
  }

  void awaitState(String state) {
    await(
        "the session is " + state,
        Duration.ofSeconds(30),
        () -> {
          try {
            return status().path("state").asText().equals(state);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /** A page that is let in. */
  TestPage page() throws IOException {
    TestPage page = TestPage.connect(port, ORIGIN);
    page.say(Map.of("type", "open", "ticket", ticket()));
    return page;
  }

  /** A ticket that lets one page into the session. */
  public String ticket() {
    return ticket(session);
  }

  /** A ticket that lets one page into this session. */
  public String ticket(RecordingId id) {
    return signer.forStream(hostId, id);
  }

  public int port() {
    return port;
  }

  /** The process itself; only while it runs. */
  public ProcessHandle process() {
    return running().toHandle();
  }

  /** Where the host keeps its sandboxes' sockets. */
  public Path runFolder() {
    return data.resolve("run");
  }

  JsonNode call(String method, String path, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var answer =
        http.send(
            HttpRequest.newBuilder(uri(path))
                .header(
                    "Authorization", "Greenroom " + signer.forRequest(hostId, method, path, bytes))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(bytes))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new AssertionError(method + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  /** A closed recording, opened with its identity. */
  public OpenRecording open(RecordingId id) throws IOException {
    Path key = data.resolve("identity-of-all.txt");
    Files.write(key, identity.file());
    return Keyring.open(
        greenroom.recorder.reading.RecordingFiles.open(data.resolve("host/recordings/" + id)),
        AgeIdentities.read(key));
  }

  /** The session that is ordered without another word. */
  public RecordingId session() {
    return session;
  }

  Path recording() {
    return data.resolve("host/recordings/" + session);
  }

  Path log() {
    return data.resolve("host.log");
  }

  boolean answers() {
    if (!running().isAlive()) {
      throw new AssertionError("The host ended while starting; its log is " + log());
    }
    try {
      var answer =
          http.send(HttpRequest.newBuilder(uri("/health")).build(), BodyHandlers.ofString());
      hostId = JSON.readTree(answer.body()).path("host").asText();
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static void await(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("Within " + limit.toSeconds() + " s it did not come to: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private Process running() {
    return Objects.requireNonNull(process);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Leaves the log as a test output; it holds no content. */
  private void keepLog() {
    try {
      Path kept = ROOT.resolve("recorder/target/host-under-test.log");
      Files.copy(log(), kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process and removes the sandboxes that it left. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
    keepLog();
    try (var sandboxes =
        new DockerSandboxes(
            DockerSettings.of(runFolder(), ROOT.resolve("sandboxes/images")),
            SeleniumBrowser::new)) {
      sandboxes.existing().forEach(Sandbox::close);
      sandboxes.removeOrphans(); // the host may have been about to remove one itself
    }
  }
}
