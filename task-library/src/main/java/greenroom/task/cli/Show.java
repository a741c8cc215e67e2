package greenroom.task.cli;

import greenroom.task.TaskSpec;
import greenroom.task.yaml.TaskReader;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints a task as a volunteer will see it. */
final class Show {
  private final Path library;
  private final PrintWriter out;

  Show(Path library, PrintWriter out) {
    this.library = library;
    this.out = out;
  }

  int run(String id, long seed) {
    if (!Files.isDirectory(library.resolve(id))) {
      throw new IllegalArgumentException(
          "There is no task \""
              + id
              + "\" in "
              + library
              + "; make it with \"task new "
              + id
              + "\".");
    }
    return switch (TaskReader.read(library.resolve(id))) {
      case TaskReader.Read(var task) -> {
        print(task, task.filledFor(task.persona(seed)));
        yield TaskCommand.DONE;
      }
      case TaskReader.Rejected(var problems) -> {
        problems.forEach(problem -> out.println(library.resolve(id) + "/" + problem));
        yield TaskCommand.PROBLEMS;
      }
    };
  }

  private void print(TaskSpec task, TaskSpec filled) {
    out.printf("%s%n%s, version %d%n%n", filled.title(), task.id(), task.version());
    out.println(filled.instruction());
    out.println();
    for (var index = 0; index < filled.steps().size(); index++) {
      out.printf("%2d. %s%n", index + 1, filled.steps().get(index).text());
    }
    var sandbox = task.sandbox();
    out.println();
    out.printf("Desktop     %s, %d × %d%n", sandbox.desktop(), sandbox.width(), sandbox.height());
    out.printf(
        "Apps        %s%n",
        sandbox.stagingApps().isEmpty() ? "none" : String.join(", ", sandbox.stagingApps()));
    out.printf("Set-up      %d steps%n", task.setup().size());
    out.printf("At most     %d minutes%n", task.limits().active().toMinutes());
    out.printf(
        "Pay         %s, at least %s an hour%n",
        money(task, task.pay().amount()), money(task, task.pay().floorPerHour()));
    out.printf("Digest      %s%n%n", task.digest());
    out.println("Done when");
    filled.checks().forEach(check -> out.printf("  %s: %s%n", check.id(), check.done()));
  }

  private static String money(TaskSpec task, long minorUnits) {
    var currency = task.pay().currency();
    var amount = BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    return currency.getCurrencyCode() + " " + amount.toPlainString();
  }
}
