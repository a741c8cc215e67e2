package greenroom.task.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the workbook of the task {@code correct-a-workbook}: an invoice, and the order that it
 * should agree with. Three lines of the invoice differ from the order, and its total is missing.
 */
final class InvoiceWorkbook {
  static final int FIRST_LINE = 7;
  static final int TOTAL_ROW = 20;

  record Line(String number, String item, int quantity, String price) {}

  static final List<Line> ORDER =
      List.of(
          new Line("PA-401", "Copier paper A4, box of 5 reams", 24, "18.90"),
          new Line("PA-405", "Copier paper A3, box of 3 reams", 4, "23.40"),
          new Line("EN-112", "Envelopes C5, white, pack of 500", 12, "16.75"),
          new Line("EN-118", "Envelopes DL with window, pack of 1000", 6, "21.20"),
          new Line("PN-220", "Ballpoint pens, blue, box of 50", 8, "9.60"),
          new Line("PN-231", "Whiteboard markers, set of 4", 15, "5.25"),
          new Line("FI-510", "Lever arch files, A4, pack of 10", 9, "19.45"),
          new Line("FI-523", "Suspension files, box of 50", 3, "34.80"),
          new Line("ST-302", "Desktop stapler", 7, "8.15"),
          new Line("ST-310", "Staples 26/6, box of 5000", 20, "1.85"),
          new Line("TP-604", "Clear tape 19 mm, pack of 8", 10, "6.30"),
          new Line("LB-715", "Address labels, 100 sheets", 5, "12.95"));

  /** The order as the invoice has it: a quantity, a price and an item number are wrong. */
  static final List<Line> INVOICE =
      ORDER.stream()
          .map(
              line ->
                  switch (line.number()) {
                    case "EN-112" -> new Line("EN-112", line.item(), 21, line.price());
                    case "FI-510" -> new Line("FI-510", line.item(), 9, "49.15");
                    case "ST-310" -> new Line("ST-301", line.item(), 20, line.price());
                    default -> line;
                  })
          .toList();

  /** What a volunteer changes; each empty for a run in which it is left as it was. */
  record Corrections(
      Optional<Integer> quantity,
      Optional<Double> price,
      Optional<String> number,
      Optional<String> totalFormula) {
    static final Corrections NONE =
        new Corrections(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    static final Corrections ALL =
        new Corrections(
            Optional.of(12), Optional.of(19.45), Optional.of("ST-310"), Optional.of("SUM(E7:E18)"));
  }

  private InvoiceWorkbook() {}

  /** Writes the asset anew: run this after a change, then {@code task lint} for its new pin. */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of("task-library/tasks/correct-a-workbook/invoice.xlsx"), workbook());
  }

  /** The workbook as the task gives it. */
  static byte[] workbook() throws IOException {
    return workbook(Corrections.NONE);
  }

  /** The workbook as someone who made these corrections saves it. */
  static byte[] workbook(Corrections corrections) throws IOException {
    try (var workbook = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      workbook.getProperties().getCoreProperties().setCreator("Hartwell Office Supplies");
      var styles = new Styles(workbook);
      invoice(workbook.createSheet("Invoice"), styles, corrections);
      order(workbook.createSheet("Order"), styles);
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void invoice(Sheet sheet, Styles styles, Corrections corrections) {
    text(sheet, 1, 0, "Invoice 2026-0417", styles.title);
    row(sheet, 1).setHeightInPoints(20);
    text(sheet, 2, 0, "Hartwell Office Supplies, 14 Canal Street, Millbury", styles.plain);
    text(sheet, 3, 0, "Date: 2 March 2026", styles.plain);
    text(sheet, 4, 0, "Your order: 88-1207 (see the sheet \"Order\")", styles.plain);
    head(sheet, 6, List.of("Item no.", "Item", "Quantity", "Unit price", "Amount"), styles);
    for (var index = 0; index < INVOICE.size(); index++) {
      var line = INVOICE.get(index);
      var number = FIRST_LINE + index;
      var row = line(sheet, number, line, styles);
      var amount = row.createCell(4);
      amount.setCellFormula("C%d*D%d".formatted(number, number));
      amount.setCellStyle(styles.money);
    }
    text(sheet, TOTAL_ROW, 3, "Total", styles.bold);
    var total = row(sheet, TOTAL_ROW).createCell(4);
    total.setCellStyle(styles.total);
    corrections.totalFormula().ifPresent(total::setCellFormula);
    corrections.quantity().ifPresent(quantity -> cell(sheet, 9, 2).setCellValue(quantity));
    corrections.price().ifPresent(price -> cell(sheet, 13, 3).setCellValue(price));
    corrections.number().ifPresent(number -> cell(sheet, 16, 0).setCellValue(number));
    text(sheet, 22, 0, "Payable within 30 days.", styles.plain);
    widths(sheet);
  }

  private static void order(Sheet sheet, Styles styles) {
    text(sheet, 1, 0, "Order 88-1207", styles.title);
    row(sheet, 1).setHeightInPoints(20);
    text(sheet, 2, 0, "To Hartwell Office Supplies, 16 February 2026", styles.plain);
    text(sheet, 3, 0, "Quantities and prices as agreed.", styles.plain);
    head(sheet, 6, List.of("Item no.", "Item", "Quantity", "Unit price"), styles);
    for (var index = 0; index < ORDER.size(); index++) {
      line(sheet, FIRST_LINE + index, ORDER.get(index), styles);
    }
    widths(sheet);
  }

  private static Row line(Sheet sheet, int number, Line line, Styles styles) {
    text(sheet, number, 0, line.number(), styles.plain);
    text(sheet, number, 1, line.item(), styles.plain);
    var row = row(sheet, number);
    row.createCell(2).setCellValue(line.quantity());
    row.getCell(2).setCellStyle(styles.whole);
    row.createCell(3).setCellValue(Double.parseDouble(line.price()));
    row.getCell(3).setCellStyle(styles.money);
    return row;
  }

  private static void head(Sheet sheet, int number, List<String> names, Styles styles) {
    for (var column = 0; column < names.size(); column++) {
      text(sheet, number, column, names.get(column), column < 2 ? styles.head : styles.headRight);
    }
  }

  private static void text(Sheet sheet, int row, int column, String text, CellStyle style) {
    var cell = row(sheet, row).createCell(column);
    cell.setCellValue(text);
    cell.setCellStyle(style);
  }

  private static org.apache.poi.ss.usermodel.Cell cell(Sheet sheet, int row, int column) {
    return row(sheet, row).getCell(column);
  }

  /** Rows are counted from 1, as people do. */
  private static Row row(Sheet sheet, int number) {
    var row = sheet.getRow(number - 1);
    return row == null ? sheet.createRow(number - 1) : row;
  }

  private static void widths(Sheet sheet) {
    var characters = new int[] {12, 42, 12, 12, 14};
    for (var column = 0; column < characters.length; column++) {
      sheet.setColumnWidth(column, characters[column] * 256);
    }
  }

  private static final class Styles {
    final CellStyle plain;
    final CellStyle bold;
    final CellStyle title;
    final CellStyle head;
    final CellStyle headRight;
    final CellStyle whole;
    final CellStyle money;
    final CellStyle total;

    Styles(XSSFWorkbook workbook) {
      var plainFont = font(workbook, 10);
      var boldFont = font(workbook, 10);
      boldFont.setBold(true);
      var titleFont = font(workbook, 14);
      titleFont.setBold(true);
      var formats = workbook.createDataFormat();
      plain = workbook.createCellStyle();
      plain.setFont(plainFont);
      bold = workbook.createCellStyle();
      bold.setFont(boldFont);
      bold.setAlignment(HorizontalAlignment.RIGHT);
      title = workbook.createCellStyle();
      title.setFont(titleFont);
      head = workbook.createCellStyle();
      head.setFont(boldFont);
      head.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
      head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      head.setBorderBottom(BorderStyle.THIN);
      headRight = workbook.createCellStyle();
      headRight.cloneStyleFrom(head);
      headRight.setAlignment(HorizontalAlignment.RIGHT);
      whole = workbook.createCellStyle();
      whole.setFont(plainFont);
      whole.setDataFormat(formats.getFormat("0"));
      money = workbook.createCellStyle();
      money.setFont(plainFont);
      money.setDataFormat(formats.getFormat("#,##0.00"));
      total = workbook.createCellStyle();
      total.cloneStyleFrom(money);
      total.setFont(boldFont);
      total.setBorderTop(BorderStyle.THIN);
      total.setBorderBottom(BorderStyle.DOUBLE);
      total.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
      total.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static Font font(XSSFWorkbook workbook, int points) {
      var font = workbook.createFont();
      font.setFontName("Liberation Sans");
      font.setFontHeightInPoints((short) points);
      return font;
    }
  }
}
