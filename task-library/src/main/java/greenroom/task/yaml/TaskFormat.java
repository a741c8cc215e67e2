package greenroom.task.yaml;

import static greenroom.task.yaml.Shape.Field.optional;
import static greenroom.task.yaml.Shape.Field.required;

import greenroom.task.Persona;
import greenroom.task.yaml.Shape.Field;
import greenroom.task.yaml.Shape.Fields;
import greenroom.task.yaml.Shape.Flag;
import greenroom.task.yaml.Shape.ListOf;
import greenroom.task.yaml.Shape.MapOf;
import greenroom.task.yaml.Shape.Named;
import greenroom.task.yaml.Shape.Text;
import greenroom.task.yaml.Shape.Whole;
import java.util.List;

/** The shape of a task file, version 1. {@code docs/task-format.md} describes it for authors. */
final class TaskFormat {
  static final int LONG_TEXT = 65_536;

  private static final Shape NAME = Text.like(Forms.NAME, 64);
  private static final Shape ASSET = Text.like(Forms.ASSET_PATH, 255);
  private static final Shape DESKTOP_PATH = RuleFormat.DESKTOP_PATH;

  static final Fields TASK =
      Fields.of(
          required("id", NAME, "The task's name: that of its folder."),
          required(
              "version",
              new Whole(1, 1_000_000),
              "Counted up by the author whenever the task changes."),
          required("title", Text.upTo(120), "One line that names the task."),
          required(
              "instruction",
              Text.upTo(8192),
              "What the volunteer reads first: plain text, paragraphs parted by blank lines."),
          required(
              "steps",
              new ListOf(step(), 1, 40),
              "What the volunteer ticks off; each is a mark in the recording."),
          required("sandbox", sandbox(), "The desktop and the apps that the task needs."),
          optional("persona", persona(), "The synthetic person that the task is about."),
          optional(
              "assets",
              new MapOf(Forms.ASSET_PATH, Text.like(Forms.DIGEST, 64), 100),
              "Every file beside task.yaml that is used, with its SHA-256."),
          optional(
              "setup",
              new ListOf(new Named("setup", () -> Fields.choice(setupKinds())), 0, 60),
              "What is done to the fresh sandbox, in order."),
          required(
              "checks",
              new ListOf(new Named("check", TaskFormat::check), 1, 60),
              "What must be so for the task to be done: all of it."),
          required("limits", limits(), "What a session may use at most."),
          optional("recording", recording(), "How sessions are recorded."),
          required("pay", pay(), "What a volunteer earns."));

  private TaskFormat() {}

  private static Fields step() {
    return Fields.of(
        required("id", NAME, "A short name, unique in the task; the mark carries it."),
        required("text", Text.upTo(500), "What the volunteer reads."));
  }

  private static Fields sandbox() {
    return Fields.of(
        required("desktop", NAME, "The desktop's folder under sandboxes/images."),
        optional(
            "stagingApps",
            new ListOf(NAME, 0, 8),
            "Staging apps' folders there; each answers as http://<name>.test/."),
        optional(
            "screen",
            Fields.of(
                required("width", new Whole(640, 3840), "Pixels."),
                required("height", new Whole(480, 2160), "Pixels.")),
            "The screen's size; 1280 by 720 if left out."));
  }

  private static Fields persona() {
    return Fields.of(
        required(
            "version",
            new Whole(1, Persona.NEWEST_VERSION),
            "The generator of personas that the task was written for."));
  }

  /** The kinds of set-up steps, one field for each. */
  static List<Field> setupKinds() {
    return List.of(
        optional(
            "copy",
            Fields.of(
                required("from", ASSET, "The asset."),
                required("to", DESKTOP_PATH, "Where it goes in the desktop.")),
            "Copies an asset into the desktop, byte for byte."),
        optional(
            "generate",
            Fields.of(required("to", DESKTOP_PATH, "The file in the desktop."))
                .andOneOf(
                    List.of(
                        optional("text", Text.maybeEmpty(LONG_TEXT), "The file's text."),
                        optional("template", ASSET, "The asset that holds the file's text."))),
            "Writes a text file with the persona's values filled in."),
        optional(
            "run",
            Fields.of(
                required("command", RuleFormat.COMMAND, "The program and its arguments."),
                optional("input", Text.maybeEmpty(LONG_TEXT), "What it reads."),
                optional("limit", RuleFormat.TIME, "How long it may take; 30s if left out.")),
            "Runs a program in the desktop to its end; only exit code 0 is a success."),
        optional(
            "launch",
            Fields.of(required("command", RuleFormat.COMMAND, "The app and its arguments.")),
            "Starts an app in the desktop, which stays."),
        optional(
            "open",
            Fields.of(
                required("file", DESKTOP_PATH, "The file in the desktop."),
                required("app", RuleFormat.COMMAND, "The app; the file is its last argument.")),
            "Opens a file in an app, which stays."),
        optional(
            "tabs",
            new ListOf(Text.like(Forms.URL, 2048), 1, 20),
            "Opens each address in a tab of the desktop's browser."),
        optional(
            "seed",
            Fields.of(required("app", RuleFormat.APP, "The staging app."))
                .andOneOf(
                    List.of(
                        optional("sql", Text.upTo(LONG_TEXT), "The SQL itself."),
                        optional("file", ASSET, "The asset that holds the SQL."))),
            "Gives a staging app its data, as SQL."),
        optional(
            "runInApp",
            Fields.of(
                required("app", RuleFormat.APP, "The staging app."),
                required("command", RuleFormat.COMMAND, "The program and its arguments."),
                optional("input", Text.maybeEmpty(LONG_TEXT), "What it reads."),
                optional("limit", RuleFormat.TIME, "How long it may take; 30s if left out.")),
            "Runs a program in a staging app to its end; only exit code 0 is a success."),
        optional(
            "wait",
            Fields.of(
                required("until", RuleFormat.RULE, "The rule that must hold."),
                optional("limit", RuleFormat.TIME, "How long at most; 30s if left out.")),
            "Goes on only once a rule holds."),
        optional("clipboard", Text.upTo(LONG_TEXT), "Puts a text on the desktop's clipboard."));
  }

  private static Fields check() {
    return Fields.of(
            required("id", NAME, "A short name, unique in the task and free of content."),
            required("done", Text.upTo(500), "What the volunteer reads when it is so."),
            required("missing", Text.upTo(500), "What the volunteer reads when it is not yet so."))
        .andOneOf(RuleFormat.kinds());
  }

  private static Fields limits() {
    return Fields.of(
        required(
            "active",
            Text.like(Forms.TIME, 6),
            "Time with the desktop connected and not paused: 1m to 4h."),
        required("bytes", Text.like(Forms.SIZE, 8), "Size of the recording: 1MB to 20GB."));
  }

  private static Fields recording() {
    return Fields.of(
        optional(
            "hold",
            Text.like(Forms.TIME, 6),
            "How long events wait in memory for masking: up to 60s; 2s if left out."),
        optional(
            "clipboard",
            new Flag(),
            "Whether text may pass between the volunteer's clipboard and the desktop."),
        optional(
            "masks",
            new ListOf(
                Fields.of(
                    required("x", new Whole(0, 3839), "Pixels from the left."),
                    required("y", new Whole(0, 2159), "Pixels from the top."),
                    required("width", new Whole(1, 3840), "Pixels."),
                    required("height", new Whole(1, 2160), "Pixels.")),
                0,
                20),
            "Parts of the screen that are never recorded."),
        optional(
            "secrets",
            new ListOf(
                Fields.of(
                    required("ref", NAME, "The name that the recording carries instead."),
                    required("value", Text.upTo(256), "What is typed into the password field.")),
                0,
                20),
            "What the volunteer is given to type into password fields."),
        optional(
            "words",
            new ListOf(Text.upTo(100), 0, 1000),
            "Words and phrases that are never recorded, wherever they are typed or shown."),
        optional(
            "ocr",
            new Flag(),
            "Whether what the screen shows is read as well (by Tesseract), and masked where it"
                + " looks personal."));
  }

  private static Fields pay() {
    return Fields.of(
        required(
            "amount",
            new Whole(1, 10_000_000),
            "The fixed price, in the currency's minor unit (pence, cents)."),
        required("currency", Text.like(Forms.CURRENCY, 3), "Three letters, such as GBP."),
        required(
            "floorPerHour",
            new Whole(1, 10_000_000),
            "The least that an hour of active time earns, in the minor unit."));
  }
}
