package greenroom.server.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.HostTicketSigner;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.WordList;
import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.browser.SeleniumBrowser;
import greenroom.sandbox.docker.DockerSandboxes;
import greenroom.sandbox.docker.DockerSettings;
import greenroom.task.TaskSpec;
import greenroom.task.yaml.TaskReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A recorder host in a process of its own with one session on it, ordered without a studio. */
final class LiveHost implements AutoCloseable {
  private static final Path ROOT =
      Path.of(System.getProperty("greenroom.root", "..")).toAbsolutePath().normalize();
  private static final Path TASKS =
      ROOT.resolve("studio-server/src/test/resources/greenroom/server/input/tasks");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordingId session = new RecordingId(UUID.randomUUID());
  private final AgeIdentity identity = AgeIdentity.generate();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final int port;
  private final HostTicketSigner signer;
  private final Process process;
  private final String id;

  LiveHost(Path data) throws Exception {
    this.data = data;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    KeyPair studio = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    signer = new HostTicketSigner(studio.getPrivate(), Clock.systemUTC());
    Files.createDirectories(data.resolve("trust"));
    Files.writeString(
        data.resolve("trust/studio.pub"),
        Base64.getEncoder().encodeToString(studio.getPublic().getEncoded()));
    process = start();
    id = awaitHealth();
  }

  private Process start() throws IOException {
    Path module = ROOT.resolve("recorder/target");
    String classpath =
        module.resolve("classes") + ":" + Files.readString(module.resolve("classpath.txt")).strip();
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ROOT.resolve("recorder/src/main/jvm/sealed.options"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-cp",
                classpath,
                "greenroom.recorder.host.RecorderHost")
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("host.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "GREENROOM_DATA", data.toString(),
                "GREENROOM_TASKS", TASKS.toString(),
                "GREENROOM_IMAGES", ROOT.resolve("sandboxes/images").toString(),
                "GREENROOM_HOST_PORT", Integer.toString(port),
                "GREENROOM_POOL", "0"));
    return builder.start();
  }

  private String awaitHealth() throws Exception {
    for (int i = 0; i < 600; i++) {
      try {
        var answer =
            http.send(HttpRequest.newBuilder(uri("/health")).build(), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return JSON.readTree(answer.body()).path("host").asText();
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new AssertionError(
              "The host ended while starting: " + Files.readString(data.resolve("host.log")),
              notYet);
        }
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError("The host does not answer");
  }

  /** Orders a session of this task for a page of this origin. */
  void order(String taskFolder, String origin) throws Exception {
    TaskSpec task =
        switch (TaskReader.read(TASKS.resolve(taskFolder))) {
          case TaskReader.Read read -> read.task();
          case TaskReader.Rejected rejected ->
              throw new AssertionError(rejected.problems().toString());
        };
    call(
        "PUT",
        "/api/sessions/" + session,
        JSON.writeValueAsString(
            new SessionOrder(
                session,
                "study-1",
                task.id().value(),
                task.version(),
                task.digest(),
                identity.recipient(),
                "c".repeat(64),
                7,
                origin,
                WordList.NONE)));
  }

  /** Ends the session and closes its recording. */
  void stop() throws Exception {
    call("POST", "/api/sessions/" + session + "/stop", "{\"reason\":\"finished\"}");
  }

  private void call(String method, String path, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var answer =
        http.send(
            HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Greenroom " + signer.forRequest(id, method, path, bytes))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(bytes))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new AssertionError(method + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  /** A ticket that lets one page into the session. */
  String ticket() {
    return signer.forStream(id, session);
  }

  String streamOrigin() {
    return "ws://localhost:" + port;
  }

  /** The host's sandboxes, as another process sees them; the session's is the only one. */
  DockerSandboxes sandboxes() {
    return new DockerSandboxes(
        DockerSettings.of(data.resolve("run"), ROOT.resolve("sandboxes/images")),
        SeleniumBrowser::new);
  }

  /** The closed recording's events, opened with its identity. */
  List<RecordedEvent> events() throws IOException {
    Path key = data.resolve("key.txt");
    Files.write(key, identity.file());
    var files = RecordingFiles.open(data.resolve("host/recordings/" + session));
    return Keyring.open(files, AgeIdentities.read(key)).events().stream()
        .map(RecordedLine::event)
        .toList();
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try (var left = sandboxes()) {
      left.existing().forEach(Sandbox::close);
      left.removeOrphans(); // the host may have been about to remove one itself
    }
  }
}
