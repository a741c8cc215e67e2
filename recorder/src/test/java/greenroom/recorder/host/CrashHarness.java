package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.Manifest;
import greenroom.recorder.PartLog;
import greenroom.recorder.PartLogEntry;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.Sha256;
import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.reading.RecordingVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * One session on the real recorder host's process with a real desktop, over many lives of the host.
 * Somebody types all the time; at the end the recording is opened and compared with what was typed.
 */
final class CrashHarness implements AutoCloseable {
  /** What the test task holds back. */
  static final Duration HOLD = Duration.ofSeconds(1);

  /** Loss may be what was held and one second; a busy machine gets this much on top. */
  private static final Duration SLACK = Duration.ofMillis(500);

  /** The aim is 5 s, which is told; what a slow machine needs for a start is no fault. */
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(15);

  final HostUnderTest host;
  final Typist typist;
  private final Path data;
  private final Instant since = Instant.now();
  private final List<CrashRun> runs = new ArrayList<>();

  /** How a life of the host ends. */
  interface End {
    void of(HostUnderTest host) throws Exception;
  }

  CrashHarness(Path data, Random random) throws Exception {
    this.data = data;
    this.host = HostUnderTest.quick(data, "type-and-type");
    this.typist = new Typist(random);
  }

  /** Starts the host and prepares the session's desktop, which all further lives find again. */
  void prepare() throws Exception {
    live("the first life", RecorderHost.class, Duration.ofSeconds(1), HostUnderTest::kill);
  }

  /** Ends the host so long after its start, whatever it is doing then. */
  void endWhileStarting(String name, Duration after, End end) throws Exception {
    long began = host.launch(RecorderHost.class);
    LockSupport.parkNanos(after.toNanos() - (System.nanoTime() - began));
    long ended = System.nanoTime();
    end.of(host);
    ended(new CrashRun(name, began, OptionalLong.empty(), ended, List.of()));
  }

  /** Starts the host, types from the moment it records, and ends it so long after that moment. */
  void live(String name, Class<?> main, Duration working, End end) throws Exception {
    live(name, main, working, nothing -> {}, Duration.ZERO, end);
  }

  /** The same, with something that happens between two stretches of typing. */
  void live(String name, Class<?> main, Duration before, End between, Duration after, End end)
      throws Exception {
    long began = start(main);
    try (TestPage page = host.page()) {
      TestHands hands = ready(page);
      long ready = System.nanoTime();
      int typed = typist.pressed().size();
      typist.typeUntil(hands, ready + before.toNanos());
      between.of(host);
      typist.typeUntil(hands, System.nanoTime() + after.toNanos());
      long ended = System.nanoTime();
      end.of(host);
      ended(new CrashRun(name, began, OptionalLong.of(ready), ended, since(typed)));
    }
  }

  /** Starts the host and, the first time, orders the session; gives when it was started. */
  long start(Class<?> main) throws Exception {
    long began = host.launch(main);
    host.awaitAnswer();
    if (runs.isEmpty()) {
      host.order();
    }
    return began;
  }

  /** Waits until the page may work, and takes its desktop in hand. */
  static TestHands ready(TestPage page) throws InterruptedException {
    page.awaitDesktop();
    var hands = new TestHands(page);
    page.awaitState("RECORDING");
    return hands;
  }

  /**
   * Types while something breaks, until the page is told this state.
   *
   * @param began when the host was started, or the session went on after the break before
   */
  void typeUntilState(String name, TestPage page, TestHands hands, long began, String state)
      throws Exception {
    long ready = System.nanoTime();
    int typed = typist.pressed().size();
    Thread typing = Thread.ofVirtual().start(() -> typist.typeUntil(hands, Long.MAX_VALUE));
    page.awaitState(state);
    long ended = System.nanoTime();
    typist.stop();
    typing.join();
    ended(new CrashRun(name, began, OptionalLong.of(ready), ended, since(typed)));
  }

  /** Types for so long on a session that goes on after a break. */
  void typeFor(String name, TestHands hands, long began, Duration time) throws IOException {
    long ready = System.nanoTime();
    int typed = typist.pressed().size();
    typist.typeUntil(hands, ready + time.toNanos());
    ended(new CrashRun(name, began, OptionalLong.of(ready), System.nanoTime(), since(typed)));
  }

  private List<Typist.Pressed> since(int typed) {
    List<Typist.Pressed> all = typist.pressed();
    return all.subList(typed, all.size());
  }

  private void ended(CrashRun run) throws IOException {
    runs.add(run);
    assertThat(strayContent()).as(run.name()).isEmpty();
    assertWhatIsStoredIsWhole(run.name());
  }

  /** Before anything is mended: what a line says is there, and only the last line may be torn. */
  private void assertWhatIsStoredIsWhole(String name) throws IOException {
    Path log = host.recording().resolve(PartLog.FILE);
    if (!Files.exists(log)) {
      return;
    }
    PartLog.Followed followed = PartLog.follow(Files.readAllBytes(log));
    assertThat(followed.problem() == null || followed.torn())
        .as(name + ": " + followed.problem())
        .isTrue();
    for (PartLogEntry.Stored part : followed.log().present()) {
      byte[] file = Files.readAllBytes(host.recording().resolve(part.name().file()));
      assertThat(Sha256.hex(file)).as(name + ": " + part.name()).isEqualTo(part.sha256());
    }
  }

  private List<String> strayContent() throws IOException {
    return new StrayContent(Typist.words(), since).inOwn(data).found();
  }

  /** Ends the session and opens what it left; the host must run. */
  Recorded finish() throws Exception {
    host.call("POST", "/api/sessions/" + host.session + "/stop", "{\"reason\":\"finished\"}");
    assertThat(host.status().path("state").asText()).isEqualTo("CLOSED");
    return open();
  }

  /** Opens a recording that is closed. */
  Recorded open() throws IOException {
    RecordingFiles files = RecordingFiles.open(host.recording());
    List<Finding> findings = new ArrayList<>(RecordingVerifier.verify(files, null));
    Path key = data.resolve("key.txt");
    Files.write(key, host.identity.file());
    OpenRecording recording = Keyring.open(files, AgeIdentities.read(key));
    findings.addAll(recording.check());
    assertThat(findings).noneMatch(Finding::bad);
    var stray = new StrayContent(Typist.words(), since).inOwn(data).inShared(Path.of("/tmp"));
    assertThat(stray.found()).isEmpty();
    assertThat(stray.files()).isPositive();
    try (var left = Files.list(host.folder())) {
      assertThat(left).as("left in the host's folder").isEmpty();
    }
    return new Recorded(files.manifest().orElseThrow(), recording);
  }

  /** A closed recording, opened. */
  record Recorded(Manifest manifest, OpenRecording recording) {
    List<CrashRun.Recorded> keys() {
      List<CrashRun.Recorded> keys = new ArrayList<>();
      for (var line : recording.events()) {
        if (line.event() instanceof RecordedEvent.Key key && key.down()) {
          keys.add(
              new CrashRun.Recorded(key.keysym(), manifest.clock().monotonicStart() + key.t()));
        }
      }
      return keys;
    }
  }

  /** Compares each life with the recording; gives the figures as one line for people. */
  String compare(Recorded recorded) {
    var lost = new LongSummaryStatistics();
    var resumed = new LongSummaryStatistics();
    // The first start also makes the session and its desktop.
    var ready = runs.stream().skip(1).flatMapToLong(CrashHarness::untilReady).summaryStatistics();
    long kept = 0;
    List<CrashRun.Recorded> keys = recorded.keys();
    for (CrashRun run : runs) {
      var outcome = run.outcome(run.within(keys));
      kept += outcome.kept();
      lost.accept(outcome.lost());
      outcome.resumed().ifPresent(resumed);
      assertThat(Duration.ofNanos(outcome.lost()))
          .as(run.name() + ": lost")
          .isLessThanOrEqualTo(HOLD.plusSeconds(1).plus(SLACK));
    }
    assertThat(kept).as("keys in no life").isEqualTo(keys.size());
    assertThat(ready.getMax())
        .as("nanoseconds from a start until the session went on")
        .isLessThanOrEqualTo(GOES_ON_WITHIN.toNanos());
    return ("%d lives of the host, %d keys kept of %d typed; lost at most %s (held %s + 1 s);"
            + " from a later start to recording %s on average, at most %s; to the first stored key at most %s")
        .formatted(
            runs.size(),
            kept,
            typist.pressed().size(),
            CrashRun.seconds(lost.getMax()),
            CrashRun.seconds(HOLD.toNanos()),
            CrashRun.seconds((long) ready.getAverage()),
            CrashRun.seconds(Math.max(0, ready.getMax())),
            CrashRun.seconds(resumed.getMax()));
  }

  /** What this life lost, in nanoseconds from the first lost key to its end. */
  long lost(String name, Recorded recorded) {
    List<CrashRun.Recorded> keys = recorded.keys();
    return runs.stream()
        .filter(run -> run.name().equals(name))
        .mapToLong(run -> run.outcome(run.within(keys)).lost())
        .sum();
  }

  private static java.util.stream.LongStream untilReady(CrashRun run) {
    return run.ready().stream().map(at -> at - run.began());
  }

  @Override
  public void close() {
    host.close();
  }
}
