package greenroom.task.cli;

import greenroom.task.TaskId;
import greenroom.task.yaml.TaskReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the folder of a new task. */
final class Scaffold {
  private static final String START =
      """
      # yaml-language-server: $schema=../../schema/task.schema.json
      # docs/task-format.md describes every field. Check this file with: ./greenroom task lint
      id: TASK-ID
      version: 1
      title: Write a greeting

      instruction: |
        Your colleague ${persona.fullName} has a birthday today.

        Write a short greeting in the text editor and save it as greeting.txt in Documents. Please name
        ${persona.firstName} in it.

      steps:
        - id: write
          text: Write a greeting that names ${persona.firstName}.
        - id: save
          text: Save it as greeting.txt in Documents.

      sandbox:
        desktop: desktop

      setup:
        - launch: { command: [mousepad] }

      checks:
        - id: greeting
          done: The greeting is there and names ${persona.firstName}.
          missing: There is no greeting.txt in Documents that names ${persona.firstName} yet.
          text:
            file: /home/volunteer/Documents/greeting.txt
            contains: ${persona.firstName}
            ignoreCase: true

      limits: { active: 10m, bytes: 100MB }

      # In the currency's minor unit: 250 is 2.50.
      pay: { amount: 250, currency: GBP, floorPerHour: 1300 }
      """;

  private final Path library;
  private final PrintWriter out;

  Scaffold(Path library, PrintWriter out) {
    this.library = library;
    this.out = out;
  }

  int run(String id) throws IOException {
    var folder = library.resolve(new TaskId(id).value());
    if (Files.exists(folder)) {
      throw new IllegalArgumentException(
          folder + " is there already; take another id, or change what is there.");
    }
    Files.createDirectories(folder);
    var file = folder.resolve(TaskReader.FILE);
    Files.writeString(file, START.replace("TASK-ID", id));
    out.println("Made " + file);
    out.println("Change it to your task, then run: ./greenroom task lint " + folder);
    return TaskCommand.DONE;
  }
}
