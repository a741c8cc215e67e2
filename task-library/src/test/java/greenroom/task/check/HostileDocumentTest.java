package greenroom.task.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import greenroom.task.CellRule;
import greenroom.task.CellRule.Expectation;
import greenroom.task.Check;
import greenroom.task.EvidenceException;
import greenroom.task.Outcome;
import greenroom.task.Rule;
import greenroom.task.testing.FakeEvidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as someone who means harm would save them. */
@Timeout(60)
class HostileDocumentTest {
  private static final String CONTENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>DOCTYPE
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
      <table:table table:name="One">ROWS</table:table></office:spreadsheet></office:body></office:document-content>
      """;

  @Test
  void a_zip_bomb_is_refused_before_it_unpacks() throws IOException {
    var bomb = zip(Map.of("content.xml", new byte[200 * 1024 * 1024]));
    assertThat(bomb.length).isLessThan(1024 * 1024);
    assertThat(problem(bomb)).hasMessageContaining("too large when it is unpacked");
  }

  @Test
  void many_small_parts_are_refused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var index = 0; index < 5_000; index++) {
        zip.putNextEntry(new ZipEntry("part" + index));
        zip.closeEntry();
      }
    }
    assertThat(problem(bytes.toByteArray())).hasMessageContaining("too large");
  }

  @Test
  void an_external_entity_is_not_fetched(@TempDir Path temp) throws Exception {
    var secret = Files.writeString(temp.resolve("secret.txt"), "host secret");
    var document =
        ods(
            "<!DOCTYPE x [<!ENTITY file SYSTEM \"" + secret.toUri() + "\">]>",
            "<table:table-row><table:table-cell office:value-type=\"string\">"
                + "<text:p>&file;</text:p></table:table-cell></table:table-row>");
    assertThat(cellsOrProblem(document)).doesNotContain("host secret");
  }

  @Test
  void entities_do_not_multiply() throws IOException {
    var lol = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (var level = 1; level < 30; level++) {
      lol.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(level, level - 1, level - 1));
    }
    var document =
        ods(
            lol + "]>",
            "<table:table-row><table:table-cell office:value-type=\"string\">"
                + "<text:p>&a29;</text:p></table:table-cell></table:table-row>");
    assertThat(cellsOrProblem(document).length()).isLessThan(1_000);
  }

  @Test
  void an_xlsx_with_an_external_entity_is_undecided(@TempDir Path temp) throws IOException {
    var secret = Files.writeString(temp.resolve("secret.txt"), "host secret");
    var evil =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \""
            + secret.toUri()
            + "\">]><x>&f;</x>";
    var parts =
        Map.of(
            "[Content_Types].xml", evil.getBytes(UTF_8), "xl/workbook.xml", evil.getBytes(UTF_8));
    assertThat(outcome(zip(parts))).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void repeated_rows_and_cells_are_counted_not_spread_out() throws Exception {
    var document =
        ods(
            "",
            "<table:table-row table:number-rows-repeated=\"2000000000\"><table:table-cell"
                + " table:number-columns-repeated=\"2000000000\" office:value-type=\"float\""
                + " office:value=\"7\"/></table:table-row>");
    assertThat(Workbook.of(document).cells(null, Set.of("ZZ99999")).orElseThrow())
        .containsEntry("ZZ99999", new Cell("", new Cell.Numeric(7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "-5", "many"})
  void a_senseless_repetition_does_no_harm(String count) throws IOException {
    var document =
        ods(
            "",
            "<table:table-row><table:table-cell table:number-columns-repeated=\"%s\"/><table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>"
                .formatted(count));
    assertThat(outcome(document)).isIn(Outcome.UNDECIDED, Outcome.FAILED);
  }

  @Test
  void a_deeply_nested_cell_does_no_harm() throws IOException {
    var depth = 200_000;
    var document =
        ods(
            "",
            "<table:table-row><table:table-cell>"
                + "<text:p>".repeat(depth)
                + "</text:p>".repeat(depth)
                + "</table:table-cell></table:table-row>");
    assertThat(outcome(document)).isIn(Outcome.UNDECIDED, Outcome.FAILED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_damaged_workbook_is_undecided_or_failed_and_never_throws(int seed) throws IOException {
    assertThat(outcome(damaged(workbook(), new Random(seed)))).isNotNull();
  }

  @Test
  void reading_a_workbook_writes_no_temporary_file() throws IOException {
    workbook();
    outcome(workbook());
    var before = temporaryFiles();
    assertThat(outcome(workbook())).isEqualTo(Outcome.FAILED);
    assertThat(temporaryFiles()).isEqualTo(before);
    assertThat(catchThrowable(() -> TempFile.createTempFile("poi", ".tmp")))
        .hasMessageContaining("in memory only");
  }

  @Test
  void something_else_by_the_name_of_a_workbook_is_undecided() throws IOException {
    assertThat(outcome("not a workbook".getBytes(UTF_8))).isEqualTo(Outcome.UNDECIDED);
    assertThat(outcome(new byte[0])).isEqualTo(Outcome.UNDECIDED);
    assertThat(outcome(zip(Map.of("readme.txt", "hello".getBytes(UTF_8)))))
        .isEqualTo(Outcome.UNDECIDED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_damaged_database_never_throws_anything_but_its_cause(int seed, @TempDir Path temp)
      throws Exception {
    var database = damaged(database(temp), new Random(seed));
    var problem =
        catchThrowable(() -> SqliteFile.query(database, "select sum(length(b)) from t order by 1"));
    if (problem != null) {
      assertThat(problem).isInstanceOf(EvidenceException.class);
    }
  }

  @Test
  void a_query_that_never_ends_is_stopped(@TempDir Path temp) throws Exception {
    var start = System.nanoTime();
    assertThat(
            catchThrowable(
                () ->
                    SqliteFile.query(
                        database(temp),
                        "with recursive n(i) as (select 1 union all select i + 1 from n)"
                            + " select count(*) from n")))
        .isInstanceOf(EvidenceException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach database '%s/other.db' as other",
        "vacuum into '%s/other.db'",
        "insert into t values (1, 'x')",
        "drop table t",
        "select load_extension('%s/evil.so')",
        "select writefile('%s/other.db', 'x')"
      })
  void a_query_cannot_write_or_reach_out(String sql, @TempDir Path temp) throws Exception {
    var database = database(temp);
    Files.delete(temp.resolve("made.db"));
    assertThat(catchThrowable(() -> SqliteFile.query(database, sql.formatted(temp))))
        .isInstanceOf(EvidenceException.class);
    try (var left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_database_in_write_ahead_mode_can_be_read(@TempDir Path temp) throws Exception {
    var database = database(temp);
    database[18] = 2;
    database[19] = 2;
    assertThat(SqliteFile.query(database, "select count(*) from t"))
        .isEqualTo(List.of(List.of("500")));
  }

  private static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  private static byte[] damaged(byte[] document, Random random) {
    var copy = document.clone();
    switch (random.nextInt(3)) {
      case 0 -> {
        return Arrays.copyOf(copy, random.nextInt(copy.length));
      }
      case 1 -> {
        for (var hit = 0; hit < 1 + random.nextInt(40); hit++) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
      }
      default -> {
        var from = random.nextInt(copy.length);
        Arrays.fill(copy, from, Math.min(copy.length, from + random.nextInt(300)), (byte) 0);
      }
    }
    return copy;
  }

  private static byte[] workbook() throws IOException {
    try (var workbook = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      var row = workbook.createSheet("One").createRow(0);
      row.createCell(0).setCellValue(6);
      row.createCell(1).setCellFormula("A1*2");
      row.createCell(2).setCellValue("text");
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] database(Path temp) throws SQLException, IOException {
    var file = temp.resolve("made.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("create table t (a integer primary key, b text)");
      statement.execute(
          "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)"
              + " insert into t select i, hex(i) || 'text' from n");
    }
    return Files.readAllBytes(file);
  }

  private static byte[] ods(String documentType, String rows) throws IOException {
    return zip(
        Map.of(
            "content.xml",
            CONTENT.replace("DOCTYPE", documentType).replace("ROWS", rows).getBytes(UTF_8)));
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Outcome outcome(byte[] document) {
    var rule =
        new Rule.Spreadsheet(
            "/doc", null, List.of(new CellRule("A1", List.of(new Expectation.Numeric(7, 0)))));
    return Checks.judge(
            List.of(new Check("cell", "Done.", "Missing.", rule)),
            new FakeEvidence().withFile("/doc", document))
        .outcome();
  }

  private static Throwable problem(byte[] document) {
    return catchThrowable(() -> Workbook.of(document).cells(null, Set.of("A1")));
  }

  private static String cellsOrProblem(byte[] document) {
    try {
      return Workbook.of(document).cells(null, Set.of("A1")).orElseThrow().values().stream()
          .map(cell -> cell.value() instanceof Cell.Words words ? words.text() : "no text")
          .collect(Collectors.joining());
    } catch (EvidenceException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> name.contains("poi"))
          .collect(Collectors.toSet());
    }
  }
}
