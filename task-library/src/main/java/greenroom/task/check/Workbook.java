package greenroom.task.check;

import greenroom.task.EvidenceException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workbook that a volunteer saved. */
interface Workbook {

  /**
   * The cells at these addresses that hold something; empty if there is no such sheet.
   *
   * @param sheet the sheet's name, or null for the first one
   * @throws EvidenceException if the document is damaged or beyond the limits
   */
  Optional<Map<String, Cell>> cells(@Nullable String sheet, Set<String> addresses)
      throws EvidenceException;

  /** The workbook in this document: xlsx or ods, known by what is inside. */
  static Workbook of(byte[] document) throws EvidenceException {
    var zip = BoundedZip.check(document);
    if (zip.has("content.xml")) {
      return new OdsWorkbook(zip);
    }
    if (zip.has("[Content_Types].xml")) {
      return new XlsxWorkbook(zip);
    }
    throw new EvidenceException("the file is neither an xlsx nor an ods workbook");
  }
}
