package greenroom.recorder.host;

import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.task.Evidence;
import greenroom.task.Rule;
import greenroom.task.SetupStep;
import greenroom.task.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a fresh desktop ready for its task: staging apps first, then each step in order. */
final class TaskSetup {
  private static final Duration ONE_PROGRAM = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);

  private static final List<String> CLIPBOARD_ON = List.of("greenroom-clipboard", "on");

  /** The program stays to give the text away: it must not keep our end of its output open. */
  private static final List<String> SET_CLIPBOARD =
      List.of("sh", "-c", "exec xclip -selection clipboard >/dev/null 2>&1");

  private final BiPredicate<Rule, Evidence> rules;
  private final Consumer<String> image;

  /**
   * @param rules whether a rule holds over this evidence; false when it cannot be told
   * @param image returns when the image of this name is there
   */
  TaskSetup(BiPredicate<Rule, Evidence> rules, Consumer<String> image) {
    this.rules = rules;
    this.image = image;
  }

  /**
   * Prepares the desktop; returns when the volunteer may act.
   *
   * @throws SandboxException naming the step that failed, without content
   */
  void prepare(TaskSpec task, Sandbox sandbox) {
    startStagingApps(task.sandbox().stagingApps(), sandbox);
    if (task.recording().clipboard()) {
      // A desktop starts with its clipboard shut; the gate goes by the task, whatever is said
      // inside.
      succeeded(sandbox.exec(CLIPBOARD_ON, new byte[0], ONE_PROGRAM));
    }
    for (int i = 0; i < task.setup().size(); i++) {
      try {
        carryOut(task.setup().get(i), task, sandbox);
      } catch (SandboxException e) {
        throw new SandboxException(
            "Set-up step " + (i + 1) + " of task " + task.id() + " failed: " + e.getMessage(), e);
      }
    }
  }

  private void startStagingApps(List<String> apps, Sandbox sandbox) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> starting =
          apps.stream()
              .map(app -> CompletableFuture.runAsync(() -> start(app, sandbox), threads))
              .toList();
      starting.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof SandboxException cause
          ? cause
          : new SandboxException("A staging app did not start.", e);
    }
  }

  private void start(String app, Sandbox sandbox) {
    image.accept(app);
    sandbox.startStagingApp(app);
  }

  private void carryOut(SetupStep step, TaskSpec task, Sandbox sandbox) {
    switch (step) {
      case SetupStep.CopyFile copy -> sandbox.copyIn(copy.to(), task.asset(copy.from()));
      case SetupStep.GenerateFile file -> sandbox.copyIn(file.to(), utf8(file.text()));
      case SetupStep.RunProgram run ->
          succeeded(sandbox.exec(run.command(), utf8(run.input()), run.limit()));
      case SetupStep.OpenApp app -> sandbox.launch(app.command());
      case SetupStep.OpenFile open ->
          sandbox.launch(Stream.concat(open.app().stream(), Stream.of(open.file())).toList());
      case SetupStep.OpenTabs tabs -> sandbox.browser().open(tabs.urls());
      case SetupStep.SeedDatabase seed ->
          succeeded(
              sandbox.execIn(seed.stagingApp(), List.of("seed"), utf8(seed.sql()), ONE_PROGRAM));
      case SetupStep.RunInApp run ->
          succeeded(
              sandbox.execIn(run.stagingApp(), run.command(), utf8(run.input()), run.limit()));
      case SetupStep.WaitFor wait -> await(wait, new SandboxEvidence(sandbox));
      case SetupStep.SetClipboard clipboard ->
          succeeded(sandbox.exec(SET_CLIPBOARD, utf8(clipboard.text()), ONE_PROGRAM));
    }
  }

  private void await(SetupStep.WaitFor wait, Evidence evidence) {
    long end = System.nanoTime() + wait.limit().toNanos();
    while (!rules.test(wait.rule(), evidence)) {
      if (System.nanoTime() - end > 0) {
        throw new SandboxException(
            "what it waits for did not come about within " + wait.limit().toSeconds() + " s.");
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
  }

  private static void succeeded(ExecResult result) {
    if (result.exitCode() != 0) {
      throw new SandboxException("its program ended with exit code " + result.exitCode() + ".");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
