package greenroom.task.library;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.CellRule;
import greenroom.task.CellRule.Expectation;
import greenroom.task.CheckResult;
import greenroom.task.Outcome;
import greenroom.task.Rule;
import greenroom.task.TextMatch;
import greenroom.task.check.Checks;
import greenroom.task.library.InvoiceWorkbook.Corrections;
import greenroom.task.testing.FakeEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectAWorkbookTest {
  private static final String FILE = "/home/volunteer/Documents/invoice.xlsx";
  private static final Optional<Integer> QUANTITY = Corrections.ALL.quantity();
  private static final Optional<Double> PRICE = Corrections.ALL.price();
  private static final Optional<String> NUMBER = Corrections.ALL.number();
  private static final Optional<String> TOTAL = Corrections.ALL.totalFormula();

  private final ShippedTask task = ShippedTask.called("correct-a-workbook");

  @Test
  void the_committed_workbook_is_the_one_that_the_generator_makes() throws IOException {
    assertThat(texts(task.spec().asset("invoice.xlsx")))
        .isEqualTo(texts(InvoiceWorkbook.workbook()))
        .hasSizeGreaterThan(100);
  }

  @Test
  void doing_nothing_fails() {
    var verdict = task.judge(showing(task.spec().asset("invoice.xlsx")));
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(task.missing(showing(task.spec().asset("invoice.xlsx"))))
        .containsExactly("quantity", "unit-price", "item-number", "total");
  }

  @Test
  void losing_the_workbook_fails() {
    assertThat(task.judge(new FakeEvidence()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void the_right_result_passes() throws IOException {
    var verdict = task.judge(showing(InvoiceWorkbook.workbook(Corrections.ALL)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.checks())
        .extracting(CheckResult::message)
        .contains("The unit price is right.", "Cell E20 adds up the amounts.");
  }

  @Test
  void what_calc_saved_after_the_corrections_passes() throws IOException {
    assertThat(task.judge(showing(resource("invoice-corrected-in-calc.xlsx"))).outcome())
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void each_correction_that_is_left_out_is_named() throws IOException {
    assertThat(missing(new Corrections(Optional.empty(), PRICE, NUMBER, TOTAL)))
        .containsExactly("quantity");
    assertThat(missing(new Corrections(QUANTITY, Optional.empty(), NUMBER, TOTAL)))
        .containsExactly("unit-price");
    assertThat(missing(new Corrections(QUANTITY, PRICE, Optional.empty(), TOTAL)))
        .containsExactly("item-number");
    assertThat(missing(new Corrections(QUANTITY, PRICE, NUMBER, Optional.empty())))
        .containsExactly("total");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUM(E7:E18)",
        "SUM($E$7:$E$18)",
        "SUM(E7:E19)",
        "E7+E8+E9+E10+E11+E12+E13+E14+E15+E16+E17+E18",
        "SUMPRODUCT(C7:C18,D7:D18)"
      })
  void any_formula_that_adds_up_the_amounts_will_do(String formula) throws IOException {
    assertThat(missing(new Corrections(QUANTITY, PRICE, NUMBER, Optional.of(formula)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUM(E7:E17)", "SUM(D7:D18)", "E18"})
  void a_formula_that_leaves_something_out_will_not_do(String formula) throws IOException {
    assertThat(missing(new Corrections(QUANTITY, PRICE, NUMBER, Optional.of(formula))))
        .containsExactly("total");
  }

  @Test
  void an_opendocument_copy_holds_the_same_cells() throws IOException {
    var file = "/home/volunteer/Documents/invoice.ods";
    var evidence = new FakeEvidence().withFile(file, resource("invoice-corrected-in-calc.ods"));
    var cells =
        List.of(
            cell("A16", new Expectation.Text(new TextMatch.EqualTo("ST-310", false))),
            cell("C9", new Expectation.Numeric(12, 0)),
            cell("D13", new Expectation.Numeric(19.45, 0)),
            cell("E20", new Expectation.Numeric(1532.20, 0.001)),
            cell("E20", new Expectation.Formula(new TextMatch.EqualTo("SUM(E7:E18)", false))),
            cell("E7", new Expectation.Formula(new TextMatch.EqualTo("C7*D7", false))),
            cell("E19", new Expectation.Empty(true)));
    for (var cell : cells) {
      assertThat(Checks.holds(new Rule.Spreadsheet(file, "Invoice", List.of(cell)), evidence))
          .as(cell.toString())
          .isTrue();
    }
    assertThat(Checks.holds(new Rule.Spreadsheet(file, "Nowhere", cells), evidence)).isFalse();
    assertThat(Checks.holds(new Rule.Spreadsheet(file, "Order", cells), evidence)).isFalse();
  }

  private List<String> missing(Corrections corrections) throws IOException {
    return task.missing(showing(InvoiceWorkbook.workbook(corrections)));
  }

  private static FakeEvidence showing(byte[] workbook) {
    return new FakeEvidence().withFile(FILE, workbook);
  }

  private static CellRule cell(String address, Expectation expectation) {
    return new CellRule(address, List.of(expectation));
  }

  private static byte[] resource(String name) throws IOException {
    try (var stream = CorrectAWorkbookTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  private static List<String> texts(byte[] document) throws IOException {
    var formatter = new DataFormatter();
    var texts = new ArrayList<String>();
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(document))) {
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell ->
                              texts.add(
                                  cell.getAddress() + " " + formatter.formatCellValue(cell)))));
    }
    return texts;
  }
}
