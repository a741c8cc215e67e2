package greenroom.task.cli;

import greenroom.task.yaml.TaskReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks task folders and prints what is wrong with them. */
final class Lint {
  private final Path library;
  private final PrintWriter out;

  Lint(Path library, PrintWriter out) {
    this.library = library;
    this.out = out;
  }

  int run(List<Path> named) {
    var folders = named.isEmpty() ? all() : named;
    var problems = 0;
    for (var folder : folders) {
      problems += lint(folder);
    }
    out.println(
        problems == 0
            ? count(folders.size(), "task") + " checked, no problems."
            : count(folders.size(), "task") + " checked, " + count(problems, "problem") + ".");
    return problems == 0 ? TaskCommand.DONE : TaskCommand.PROBLEMS;
  }

  /** Prints the folder's problems and counts them. */
  private int lint(Path folder) {
    return switch (TaskReader.read(folder)) {
      case TaskReader.Read(var task) -> {
        out.println(folder + ": good, version " + task.version());
        yield 0;
      }
      case TaskReader.Rejected(var problems) -> {
        problems.forEach(problem -> out.println(folder + "/" + problem));
        yield problems.size();
      }
    };
  }

  private List<Path> all() {
    if (!Files.isDirectory(library)) {
      throw new IllegalArgumentException(
          "There is no task folder " + library + "; name one with GREENROOM_TASKS.");
    }
    try (var children = Files.list(library)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The task folder " + library + " cannot be read", unreadable);
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
