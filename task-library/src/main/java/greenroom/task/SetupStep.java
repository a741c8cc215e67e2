package greenroom.task;

import java.time.Duration;
import java.util.List;

/**
 * One thing that is done to a fresh sandbox, in order, before the volunteer may act. The recorder
 * host does them; a step that fails ends the preparation.
 */
public sealed interface SetupStep {

  /** This step with the persona's values in place of the placeholders. */
  SetupStep filledFor(Persona persona);

  /** Copies an asset into the desktop, byte for byte: {@code copyIn(to, task.asset(from))}. */
  record CopyFile(String from, String to) implements SetupStep {
    @Override
    public SetupStep filledFor(Persona persona) {
      return new CopyFile(from, persona.fill(to));
    }
  }

  /** Writes this text into a file of the desktop, as UTF-8: {@code copyIn(to, text)}. */
  record GenerateFile(String to, String text) implements SetupStep {
    @Override
    public SetupStep filledFor(Persona persona) {
      return new GenerateFile(persona.fill(to), persona.fill(text));
    }
  }

  /**
   * Runs a program in the desktop to its end: {@code exec(command, input, limit)}. Any exit code
   * but 0 is a failure.
   */
  record RunProgram(List<String> command, String input, Duration limit) implements SetupStep {
    public RunProgram {
      command = List.copyOf(command);
    }

    @Override
    public SetupStep filledFor(Persona persona) {
      return new RunProgram(persona.fillAll(command), persona.fill(input), limit);
    }
  }

  /** Starts an app of the desktop, which stays: {@code launch(command)}. */
  record OpenApp(List<String> command) implements SetupStep {
    public OpenApp {
      command = List.copyOf(command);
    }

    @Override
    public SetupStep filledFor(Persona persona) {
      return new OpenApp(persona.fillAll(command));
    }
  }

  /** Opens a file in an app of the desktop, which stays: {@code launch(app + file)}. */
  record OpenFile(String file, List<String> app) implements SetupStep {
    public OpenFile {
      app = List.copyOf(app);
    }

    @Override
    public SetupStep filledFor(Persona persona) {
      return new OpenFile(persona.fill(file), persona.fillAll(app));
    }
  }

  /** Opens each address in a browser tab of its own: {@code browser().open(urls)}. */
  record OpenTabs(List<String> urls) implements SetupStep {
    public OpenTabs {
      urls = List.copyOf(urls);
    }

    @Override
    public SetupStep filledFor(Persona persona) {
      return new OpenTabs(persona.fillAll(urls));
    }
  }

  /**
   * Gives a staging app its data: {@code execIn(stagingApp, ["seed"], sql, limit)}. Every staging
   * app's image has the program {@code seed} on its path; it reads SQL from standard input, applies
   * all of it or nothing, and exits with 0 only if it did. Persona values are quoted for SQL: write
   * them between single quotes.
   */
  record SeedDatabase(String stagingApp, String sql) implements SetupStep {
    @Override
    public SetupStep filledFor(Persona persona) {
      return new SeedDatabase(stagingApp, persona.fillSql(sql));
    }
  }

  /**
   * Runs a program in a staging app's container to its end: {@code execIn(stagingApp, command,
   * input, limit)}. Any exit code but 0 is a failure.
   */
  record RunInApp(String stagingApp, List<String> command, String input, Duration limit)
      implements SetupStep {
    public RunInApp {
      command = List.copyOf(command);
    }

    @Override
    public SetupStep filledFor(Persona persona) {
      return new RunInApp(stagingApp, persona.fillAll(command), persona.fill(input), limit);
    }
  }

  /**
   * Goes on only once the rule holds; asked again and again over the sandbox's {@link Evidence}. It
   * is a failure if the limit passes first.
   */
  record WaitFor(Rule rule, Duration limit) implements SetupStep {
    @Override
    public SetupStep filledFor(Persona persona) {
      return new WaitFor(rule.filledFor(persona), limit);
    }
  }

  /**
   * Puts a text on the desktop's own clipboard: {@code exec(["sh", "-c", "exec xclip -selection
   * clipboard >/dev/null 2>&1"], text, …)}. The program that offers the text stays, so it must not
   * hold on to the output that exec waits for.
   */
  record SetClipboard(String text) implements SetupStep {
    @Override
    public SetupStep filledFor(Persona persona) {
      return new SetClipboard(persona.fill(text));
    }
  }
}
