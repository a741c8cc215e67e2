package greenroom.task.check;

import greenroom.task.CellRule;
import greenroom.task.Evidence;
import greenroom.task.EvidenceException;
import greenroom.task.Rule;
import greenroom.task.TextMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether rules hold over one sandbox's evidence. Each file is fetched once, so that all
 * rules see it as it was at one moment.
 */
final class RuleJudge {
  static final long MAX_TEXT = 1024 * 1024;
  static final long MAX_WORKBOOK = 16L * 1024 * 1024;
  static final long MAX_DATABASE = 64L * 1024 * 1024;
  private static final Duration WINDOWS_LIMIT = Duration.ofSeconds(5);

  private final Evidence evidence;
  private final Map<String, Optional<byte[]>> files = new HashMap<>();
  private final Map<String, Workbook> workbooks = new HashMap<>();

  RuleJudge(Evidence evidence) {
    this.evidence = evidence;
  }

  Finding judge(Rule rule) {
    try {
      return switch (rule) {
        case Rule.AllOf all -> Finding.all(all.rules().stream().map(this::judge).toList());
        case Rule.AnyOf any -> Finding.any(any.rules().stream().map(this::judge).toList());
        case Rule.Not not -> Finding.not(judge(not.rule()));
        case Rule.FileExists file -> fileExists(file);
        case Rule.FileText text -> fileText(text);
        case Rule.Spreadsheet spreadsheet -> spreadsheet(spreadsheet);
        case Rule.SqlOnApp sql -> sqlOnApp(sql);
        case Rule.SqlOnFile sql -> sqlOnFile(sql);
        case Rule.WindowTitle window -> window(window);
        case Rule.BrowserTab tab -> tab(tab);
        case Rule.CommandOutput command -> command(command);
      };
    } catch (EvidenceException missing) {
      return Finding.undecided(String.valueOf(missing.getMessage()));
    }
  }

  private Finding fileExists(Rule.FileExists rule) throws EvidenceException {
    return Finding.of(file(rule.path(), MAX_DATABASE).isPresent());
  }

  private Finding fileText(Rule.FileText rule) throws EvidenceException {
    return Finding.of(
        evidence
            .file(rule.path(), MAX_TEXT)
            .flatMap(RuleJudge::utf8)
            .filter(rule.text()::matches)
            .isPresent());
  }

  private Optional<byte[]> file(String path, long maxBytes) throws EvidenceException {
    var known = files.get(path);
    if (known == null) {
      known = evidence.file(path, maxBytes);
      files.put(path, known);
    }
    if (known.isPresent() && known.get().length > maxBytes) {
      throw new EvidenceException("the file is too large");
    }
    return known;
  }

  private Workbook workbook(String path, byte[] document) throws EvidenceException {
    var known = workbooks.get(path);
    if (known == null) {
      known = Workbook.of(document);
      workbooks.put(path, known);
    }
    return known;
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Some editors begin a file with a byte order mark.
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private Finding spreadsheet(Rule.Spreadsheet rule) throws EvidenceException {
    var document = file(rule.path(), MAX_WORKBOOK);
    if (document.isEmpty()) {
      return Finding.of(false);
    }
    var addresses = rule.cells().stream().map(CellRule::cell).collect(Collectors.toSet());
    var cells = workbook(rule.path(), document.get()).cells(rule.sheet(), addresses);
    return Finding.of(
        cells.isPresent()
            && rule.cells().stream()
                .allMatch(
                    cell ->
                        cell.expectations().stream()
                            .allMatch(cells.get().getOrDefault(cell.cell(), Cell.NOTHING)::meets)));
  }

  private Finding sqlOnApp(Rule.SqlOnApp rule) throws EvidenceException {
    return Finding.of(evidence.query(rule.stagingApp(), rule.query()).equals(rule.rows()));
  }

  private Finding sqlOnFile(Rule.SqlOnFile rule) throws EvidenceException {
    var database = file(rule.path(), MAX_DATABASE);
    return Finding.of(
        database.isPresent() && SqliteFile.query(database.get(), rule.query()).equals(rule.rows()));
  }

  private Finding window(Rule.WindowTitle rule) throws EvidenceException {
    var windows = evidence.run(List.of("wmctrl", "-l"), WINDOWS_LIMIT);
    if (windows.exitCode() != 0) {
      throw new EvidenceException("the desktop does not tell its windows");
    }
    return Finding.of(
        windows.standardOutput().lines().map(RuleJudge::title).anyMatch(rule.title()::matches));
  }

  /** {@code 0x00e00003 0 hostname The title} as {@code The title}. */
  private static String title(String line) {
    var parts = line.split(" +", 4);
    return parts.length < 4 ? "" : parts[3];
  }

  private Finding tab(Rule.BrowserTab rule) throws EvidenceException {
    return Finding.of(
        evidence.tabs().stream()
            .anyMatch(tab -> matches(rule.url(), tab.url()) && matches(rule.title(), tab.title())));
  }

  private Finding command(Rule.CommandOutput rule) throws EvidenceException {
    var output = evidence.run(rule.command(), rule.limit());
    return Finding.of(
        output.exitCode() == rule.exitCode() && matches(rule.output(), output.standardOutput()));
  }

  private static boolean matches(@Nullable TextMatch match, String text) {
    return match == null || match.matches(text);
  }
}
