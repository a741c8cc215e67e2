package greenroom.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import greenroom.sandbox.ExecResult;
import greenroom.sandbox.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs programs in one container. */
record ContainerExec(DockerClient client, String container) {
  /** Ends with the program, or kills it when its time is up. */
  private static final int TIMED_OUT = 124;

  private static final int OUTPUT_LIMIT = 1 << 20;

  /**
   * Counts the standard input: the engine's client cannot close it, so the program reads exactly as
   * many bytes as there are. What it leaves unread is taken all the same, else the client trips.
   */
  private static final String COUNTED =
      "n=$1; shift; if [ \"$n\" = 0 ]; then exec \"$@\" </dev/null; fi;"
          + " head -c \"$n\" | { \"$@\"; code=$?; cat >/dev/null; exit $code; }";

  ExecResult run(List<String> command, byte[] input, Duration limit) {
    return run(command, input, limit, OUTPUT_LIMIT);
  }

  ExecResult run(List<String> command, byte[] input, Duration limit, int outputLimit) {
    var full = new ArrayList<>(List.of("sh", "-c", COUNTED, "greenroom"));
    full.add(Integer.toString(input.length));
    full.addAll(
        List.of("timeout", "--kill-after=2", Long.toString(Math.max(1, limit.toSeconds()))));
    full.addAll(command);
    try {
      return collect(full, input, limit.plusSeconds(10), outputLimit);
    } catch (DockerException e) {
      throw new SandboxException(
          "The program could not be run: the container is gone or stuck.", e);
    }
  }

  void launch(List<String> command) {
    try {
      String id =
          client.execCreateCmd(container).withCmd(command.toArray(String[]::new)).exec().getId();
      try (var started =
          client.execStartCmd(id).withDetach(true).exec(new ResultCallback.Adapter<>())) {
        started.awaitCompletion(10, TimeUnit.SECONDS);
      }
    } catch (DockerException | java.io.IOException e) {
      throw new SandboxException("The program could not be launched in the sandbox.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a program was launched.", e);
    }
  }

  private ExecResult collect(List<String> command, byte[] input, Duration limit, int outputLimit) {
    String id =
        client
            .execCreateCmd(container)
            .withAttachStdin(input.length > 0)
            .withAttachStdout(true)
            .withAttachStderr(true)
            .withCmd(command.toArray(String[]::new))
            .exec()
            .getId();
    var output = new Output(outputLimit);
    var start = client.execStartCmd(id);
    if (input.length > 0) {
      start.withStdIn(new ByteArrayInputStream(input));
    }
    try (var running = start.exec(output)) {
      if (!running.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SandboxException("A program in the sandbox did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a program ran in the sandbox.", e);
    } catch (java.io.IOException e) {
      throw new SandboxException("The engine's answer broke off.", e);
    }
    Long exitCode = client.inspectExecCmd(id).exec().getExitCodeLong();
    int code = Math.toIntExact(Objects.requireNonNullElse(exitCode, -1L));
    if (code == TIMED_OUT) {
      throw new SandboxException(
          "A program in the sandbox did not end within " + limit.minusSeconds(10) + ".");
    }
    return new ExecResult(code, output.standard.toByteArray(), output.error.toByteArray());
  }

  private static final class Output extends ResultCallback.Adapter<Frame> {
    private final int limit;
    private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    Output(int limit) {
      this.limit = limit;
    }

    @Override
    public void onNext(Frame frame) {
      ByteArrayOutputStream target = frame.getStreamType() == StreamType.STDERR ? error : standard;
      byte[] payload = frame.getPayload();
      target.write(payload, 0, Math.min(payload.length, limit - target.size()));
    }
  }
}
