package greenroom.task.cli;

import greenroom.task.yaml.TaskSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./greenroom task}: what authors need to write tasks. */
@Command(
    name = "./greenroom task",
    description = "Write and look after tasks.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:a task has problems, or is not there", "2:wrong use"},
    footer = {
      "",
      "Tasks lie in task-library/tasks, or where GREENROOM_TASKS says.",
      "docs/task-format.md describes their format."
    })
public final class TaskCommand implements Runnable {
  static final int DONE = 0;
  static final int PROBLEMS = 1;

  private final Path library;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what a command does and takes.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /**
   * @param library the folder that holds the task folders
   */
  TaskCommand(Path library) {
    this.library = library;
  }

  public static void main(String[] arguments) {
    var library =
        Path.of(Optional.ofNullable(System.getenv("GREENROOM_TASKS")).orElse("task-library/tasks"));
    System.exit(commandLine(library).execute(arguments));
  }

  static CommandLine commandLine(Path library) {
    return new CommandLine(new TaskCommand(library))
        .setExecutionExceptionHandler(
            (problem, command, _) -> {
              command.getErr().println("task: " + problem.getMessage());
              return PROBLEMS;
            });
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        command().commandLine(), "Say what to do: lint, schema, show or new.");
  }

  @Command(
      name = "lint",
      description = "Check tasks and say what is wrong, where, and what to do about it.")
  int lint(
      @Parameters(
              paramLabel = "FOLDER",
              arity = "0..*",
              description = "Task folders; all tasks of the library if none is named.")
          @Nullable List<Path> folders) {
    return new Lint(library, out()).run(Optional.ofNullable(folders).orElse(List.of()));
  }

  @Command(name = "schema", description = "Print the JSON Schema of task files, for editors.")
  int schema(
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Write it to this file instead.")
          @Nullable Path file)
      throws IOException {
    if (file == null) {
      out().print(TaskSchema.json());
      out().flush();
    } else {
      Files.writeString(file, TaskSchema.json());
    }
    return DONE;
  }

  @Command(name = "show", description = "Show a task as a volunteer will see it.")
  int show(
      @Parameters(paramLabel = "ID", description = "The task's id.") String id,
      @Option(
              names = "--seed",
              defaultValue = "1",
              description = "The seed of the persona; ${DEFAULT-VALUE} if left out.")
          long seed) {
    return new Show(library, out()).run(id, seed);
  }

  @Command(
      name = "new",
      description = "Make the folder of a new task, with a task file to start from.")
  int create(
      @Parameters(
              paramLabel = "ID",
              description = "The new task's id: lower-case words joined by hyphens.")
          String id)
      throws IOException {
    return new Scaffold(library, out()).run(id);
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec, "picocli gives the command its specification");
  }
}
