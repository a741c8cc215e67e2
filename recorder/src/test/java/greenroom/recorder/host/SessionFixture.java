package greenroom.recorder.host;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionState;
import greenroom.recorder.WordList;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.testing.FakeSandbox;
import greenroom.sandbox.testing.FakeSandboxes;
import greenroom.task.CheckResult;
import greenroom.task.Limits;
import greenroom.task.Outcome;
import greenroom.task.Pay;
import greenroom.task.RecordingRules;
import greenroom.task.SetupStep;
import greenroom.task.TaskId;
import greenroom.task.TaskSandbox;
import greenroom.task.TaskSpec;
import greenroom.task.TaskStep;
import greenroom.task.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Sessions over fakes, on a clock that the test moves. */
final class SessionFixture {
  static final RecordingId ID = RecordingId.parse("3f1c1e0a-5a5b-4c7d-9a41-0b6b2f7f3a10");
  static final String ORIGIN = "http://localhost:8400";
  static final Duration GRACE = Duration.ofMinutes(30);

  final AtomicLong nanos = new AtomicLong(1_000_000_000);
  final FakeRecorders recorders = new FakeRecorders();
  final FakeSandbox sandbox;
  final SessionFolder folder;
  final RecordingFiles files;
  volatile List<SetupStep> setup = List.of();
  volatile List<String> apps = List.of();
  volatile List<String> words = List.of();
  volatile Outcome outcome = Outcome.PASSED;
  volatile boolean noDesktop;
  volatile boolean ocr;

  /** Whether the host has what reads screens. */
  volatile boolean readsScreens;

  volatile CountDownLatch prepare = new CountDownLatch(0);

  /** How often a desktop was asked for; each is kept waiting by what {@link #prepare} was then. */
  final AtomicInteger claims = new AtomicInteger();

  Sessions sessions;

  SessionFixture(Path data) {
    sandbox =
        (FakeSandbox)
            new FakeSandboxes(data.resolve("run")).start(new SandboxSpec("desktop", 1280, 720));
    folder = new SessionFolder(data.resolve("sessions"));
    files = new RecordingFiles(data.resolve("recordings"));
    sessions = newSessions();
  }

  /** Sessions as a host has them that has just started. */
  Sessions newSessions() {
    var tools =
        new SessionTools(
            new OrderRules(
                id -> id.equals("a-task") ? Optional.of(task()) : Optional.empty(),
                recipient -> recipient.startsWith("age1"),
                () -> readsScreens),
            spec -> claim(),
            new TaskSetup((rule, evidence) -> true, image -> {}),
            recorders,
            (task, evidence) ->
                new Verdict(outcome, List.of(new CheckResult("total", outcome, "secret text"))),
            folder,
            nanos::get,
            GRACE);
    return new Sessions(tools, files);
  }

  private Sandbox claim() {
    CountDownLatch gate = prepare;
    claims.incrementAndGet();
    try {
      if (!gate.await(10, TimeUnit.SECONDS)) {
        throw new SandboxException("The test never let the preparation go on");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (noDesktop) {
      throw new SandboxException("No desktop.");
    }
    return sandbox;
  }

  TaskSpec task() {
    return task(setup);
  }

  TaskSpec task(List<SetupStep> steps) {
    return new TaskSpec(
        new TaskId("a-task"),
        1,
        "A task",
        "Do it.",
        List.of(new TaskStep("first", "Do this."), new TaskStep("second", "Do that.")),
        new TaskSandbox("desktop", apps, 1280, 720),
        1,
        steps,
        List.of(),
        new Limits(Duration.ofMinutes(60), 1 << 20),
        new RecordingRules(Duration.ofSeconds(2), false, List.of(), List.of(), words, ocr),
        pay(),
        List.of(),
        "d".repeat(64),
        Path.of("."));
  }

  private static Pay pay() {
    return new Pay(500, Currency.getInstance("EUR"), 1500);
  }

  static SessionOrder order() {
    return order(WordList.NONE);
  }

  static SessionOrder order(WordList words) {
    return new SessionOrder(
        ID, "study-1", "a-task", 1, "d".repeat(64), "age1test", "c".repeat(64), 7, ORIGIN, words);
  }

  /** Orders the session and waits until it records. */
  LiveSession recording() {
    sessions.order(order());
    LiveSession session = sessions.get(ID);
    await(() -> session.status().state() == SessionState.RECORDING);
    return session;
  }

  /** What a host does after a start, when the desktop still runs. */
  void goOn() {
    sessions.goOn(id -> id.equals(sandbox.id().value()) ? Optional.of(sandbox) : Optional.empty());
  }

  /** Moves the clock and lets the sessions see it. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    sessions.tick();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("It did not come about within 10 s");
      }
      Thread.onSpinWait();
    }
  }
}
