package greenroom.task;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is so, or is not so, in a sandbox. Checks judge by rules when a session ends, and
 * {@link SetupStep.WaitFor} waits for one while a task is set up. Rules say what must hold; {@code
 * greenroom.task.check} finds out over {@link Evidence}.
 */
public sealed interface Rule {

  /** This rule with the persona's values in place of the placeholders. */
  Rule filledFor(Persona persona);

  /** Each of the rules holds. */
  record AllOf(List<Rule> rules) implements Rule {
    public AllOf {
      rules = List.copyOf(rules);
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new AllOf(rules.stream().map(rule -> rule.filledFor(persona)).toList());
    }
  }

  /** At least one of the rules holds. */
  record AnyOf(List<Rule> rules) implements Rule {
    public AnyOf {
      rules = List.copyOf(rules);
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new AnyOf(rules.stream().map(rule -> rule.filledFor(persona)).toList());
    }
  }

  /** The rule does not hold. */
  record Not(Rule rule) implements Rule {
    @Override
    public Rule filledFor(Persona persona) {
      return new Not(rule.filledFor(persona));
    }
  }

  /** There is a file at this absolute path in the desktop. */
  record FileExists(String path) implements Rule {
    @Override
    public Rule filledFor(Persona persona) {
      return new FileExists(persona.fill(path));
    }
  }

  /** The file is there, is UTF-8 text, and the text is as asked. */
  record FileText(String path, TextMatch text) implements Rule {
    @Override
    public Rule filledFor(Persona persona) {
      return new FileText(persona.fill(path), text.filledFor(persona));
    }
  }

  /**
   * The file is a workbook ({@code .xlsx} or {@code .ods}) and each of these cells is as asked.
   *
   * @param sheet the sheet's name, or null for the first one
   */
  record Spreadsheet(String path, @Nullable String sheet, List<CellRule> cells) implements Rule {
    public Spreadsheet {
      cells = List.copyOf(cells);
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new Spreadsheet(
          persona.fill(path),
          sheet == null ? null : persona.fill(sheet),
          cells.stream().map(cell -> cell.filledFor(persona)).toList());
    }
  }

  /** A query on a staging app's database returns exactly these rows, in this order, as text. */
  record SqlOnApp(String stagingApp, String query, List<List<String>> rows) implements Rule {
    public SqlOnApp {
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new SqlOnApp(stagingApp, persona.fillSql(query), persona.fillRows(rows));
    }
  }

  /**
   * A query on an SQLite file in the desktop returns exactly these rows, in this order, as text.
   */
  record SqlOnFile(String path, String query, List<List<String>> rows) implements Rule {
    public SqlOnFile {
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new SqlOnFile(persona.fill(path), persona.fillSql(query), persona.fillRows(rows));
    }
  }

  /** One open window of the desktop has this title. */
  record WindowTitle(TextMatch title) implements Rule {
    @Override
    public Rule filledFor(Persona persona) {
      return new WindowTitle(title.filledFor(persona));
    }
  }

  /** One open tab of the browser has this address and this title; null asks for nothing. */
  record BrowserTab(@Nullable TextMatch url, @Nullable TextMatch title) implements Rule {
    public BrowserTab {
      if (url == null && title == null) {
        throw new IllegalArgumentException("A tab is known by its address, its title, or both");
      }
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new BrowserTab(
          url == null ? null : url.filledFor(persona),
          title == null ? null : title.filledFor(persona));
    }
  }

  /**
   * A program in the desktop ends with this exit code within the limit, and what it writes is as
   * asked.
   *
   * @param output what its standard output must be, or null for anything
   */
  record CommandOutput(
      List<String> command, Duration limit, int exitCode, @Nullable TextMatch output)
      implements Rule {
    public CommandOutput {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("A command names at least a program");
      }
    }

    @Override
    public Rule filledFor(Persona persona) {
      return new CommandOutput(
          persona.fillAll(command),
          limit,
          exitCode,
          output == null ? null : output.filledFor(persona));
    }
  }
}
