package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.Problem;
import greenroom.task.TaskSpec;
import greenroom.task.yaml.TaskReader.Read;
import greenroom.task.yaml.TaskReader.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small good task in a temporary folder, for tests to break. */
record SampleTask(Path folder) {

  /** SHA-256 of {@code hello\n}. */
  static final String HELLO_SHA256 =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  static final String YAML =
      """
      id: sample
      version: 3
      title: Greet ${persona.firstName}
      instruction: |
        Open the greeting.

        Change it.
      steps:
        - id: open
          text: Open the file.
        - id: change
          text: Greet ${persona.fullName}.
      sandbox:
        desktop: desktop
        stagingApps: [tickets]
      assets:
        hello.txt: 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03
      setup:
        - copy: { from: hello.txt, to: /home/volunteer/Documents/hello.txt }
        - generate: { to: /home/volunteer/note.txt, template: hello.txt }
        - open: { file: /home/volunteer/Documents/hello.txt, app: [mousepad] }
        - tabs: ["http://tickets.test/"]
        - seed: { app: tickets, sql: "insert into people values ('${persona.lastName}')" }
        - wait: { until: { fileExists: /home/volunteer/note.txt }, limit: 20s }
      checks:
        - id: greeting
          done: The greeting is right.
          missing: The greeting does not name ${persona.fullName} yet.
          text: { file: /home/volunteer/Documents/hello.txt, contains: "${persona.fullName}" }
        - id: ticket
          done: The ticket is closed.
          missing: The ticket is open.
          all:
            - sql: { app: tickets, query: select status from ticket, rows: [[closed, 1]] }
            - not: { tab: { url: { matches: "^http://tickets" }, title: { equals: 5 } } }
      limits: { active: 20m, bytes: 200MB }
      recording:
        hold: 3s
        masks: [{ x: 0, y: 0, width: 100, height: 20 }]
        secrets: [{ ref: desk, value: "${persona.password}" }]
      pay: { amount: 450, currency: GBP, floorPerHour: 1300 }
      """;

  static SampleTask in(Path parent) {
    try {
      var folder = Files.createDirectory(parent.resolve("sample"));
      Files.writeString(folder.resolve("hello.txt"), "hello\n");
      return new SampleTask(folder).with(YAML);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  SampleTask with(String yaml) {
    try {
      Files.writeString(folder.resolve("task.yaml"), yaml);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The good task with one passage changed. */
  SampleTask changed(String passage, String replacement) {
    assertThat(YAML).contains(passage);
    return with(YAML.replace(passage, replacement));
  }

  TaskSpec read() {
    var result = TaskReader.read(folder);
    assertThat(result).isInstanceOf(Read.class);
    return ((Read) result).task();
  }

  List<Problem> problems() {
    var result = TaskReader.read(folder);
    assertThat(result).isInstanceOf(Rejected.class);
    return ((Rejected) result).problems();
  }

  /** The only problem, as it is printed. */
  String problem() {
    assertThat(problems()).hasSize(1);
    return problems().getFirst().toString();
  }
}
