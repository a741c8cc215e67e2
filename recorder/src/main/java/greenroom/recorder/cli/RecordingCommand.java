package greenroom.recorder.cli;

import greenroom.recorder.reading.ReadingException;
import greenroom.recorder.video.VideoException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code recording verify|show|render|export}. Exit status 0: done, and what was read is whole; 1:
 * something is damaged; 2: it could not be done (wrong key, no such folder, wrong arguments).
 */
@Command(
    name = "recording",
    mixinStandardHelpOptions = true,
    description = "Opens recordings and bundles. Needs no studio and no network.",
    subcommands = {
      VerifyCommand.class,
      ShowCommand.class,
      RenderCommand.class,
      ExportCommand.class
    })
public final class RecordingCommand implements Runnable {
  static final int WHOLE = 0;
  static final int DAMAGED = 1;
  static final int FAILED = 2;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /** Runs the command and answers its exit status. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new RecordingCommand())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((problem, line, _) -> explain(problem, line))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: verify, show, render or export.");
  }

  private static int explain(Exception problem, CommandLine line) throws Exception {
    String message =
        switch (problem) {
          case ReadingException it -> it.getMessage();
          case VideoException it ->
              "The video could not be read: "
                  + it.getMessage()
                  + ". Run `recording verify` with the identity to see which part is damaged.";
          case FileAlreadyExistsException it ->
              it.getFile() + " is there already and is not overwritten. Choose another --out.";
          case IOException it -> "A file could not be read or written: " + it.getMessage();
          case UncheckedIOException it -> "A file could not be read or written: " + it.getMessage();
          default -> throw problem;
        };
    line.getErr().println("recording: " + message);
    return problem instanceof ReadingException.Damaged || problem instanceof VideoException
        ? DAMAGED
        : FAILED;
  }
}
