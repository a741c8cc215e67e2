package greenroom.task.check;

import greenroom.task.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** An Office Open XML workbook, read by Apache POI in memory. */
final class XlsxWorkbook implements Workbook {

  static {
    // Whatever POI comes to think of: content never reaches a disk.
    TempFile.setTempFileCreationStrategy(new NoTempFiles());
  }

  private final XSSFWorkbook workbook;

  XlsxWorkbook(BoundedZip zip) throws EvidenceException {
    try {
      // Holds memory only, so there is nothing to close.
      workbook = new XSSFWorkbook(new ByteArrayInputStream(zip.repacked()));
    } catch (IOException | RuntimeException damaged) {
      throw damaged(damaged);
    }
  }

  @Override
  public Optional<Map<String, Cell>> cells(@Nullable String sheet, Set<String> addresses)
      throws EvidenceException {
    try {
      if (workbook.getNumberOfSheets() == 0) {
        return Optional.empty();
      }
      return Optional.ofNullable(sheet == null ? workbook.getSheetAt(0) : workbook.getSheet(sheet))
          .map(found -> cells(found, addresses));
    } catch (RuntimeException | StackOverflowError damaged) {
      // A shared formula that is nested too deeply for POI's parser ends in a StackOverflowError.
      throw damaged(damaged);
    }
  }

  private static EvidenceException damaged(Throwable cause) {
    return new EvidenceException("the workbook is damaged or protected by a password", cause);
  }

  private static Map<String, Cell> cells(Sheet sheet, Set<String> addresses) {
    var cells = new HashMap<String, Cell>();
    for (var address : addresses) {
      var reference = new CellReference(address);
      var row = sheet.getRow(reference.getRow());
      var cell = row == null ? null : row.getCell(reference.getCol());
      if (cell != null) {
        cells.put(address, cell(cell));
      }
    }
    return cells;
  }

  private static Cell cell(org.apache.poi.ss.usermodel.Cell cell) {
    return cell.getCellType() == CellType.FORMULA
        ? new Cell(
            Cell.comparable(cell.getCellFormula()), value(cell, cell.getCachedFormulaResultType()))
        : new Cell("", value(cell, cell.getCellType()));
  }

  private static Cell.Value value(org.apache.poi.ss.usermodel.Cell cell, CellType type) {
    return switch (type) {
      case NUMERIC -> new Cell.Numeric(cell.getNumericCellValue());
      case STRING -> new Cell.Words(cell.getStringCellValue());
      case BOOLEAN -> new Cell.Words(cell.getBooleanCellValue() ? "TRUE" : "FALSE");
      case ERROR -> new Cell.Words("#ERROR");
      case BLANK, FORMULA, _NONE -> new Cell.Blank();
    };
  }

  private static final class NoTempFiles implements TempFileCreationStrategy {
    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
      throw new IOException("Documents are read in memory only");
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
      throw new IOException("Documents are read in memory only");
    }
  }
}
