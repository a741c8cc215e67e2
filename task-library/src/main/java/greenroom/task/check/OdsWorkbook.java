package greenroom.task.check;

import greenroom.task.EvidenceException;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * An OpenDocument spreadsheet, read from its {@code content.xml} as a stream.
 *
 * @see <a href="https://docs.oasis-open.org/office/OpenDocument/v1.3/">OpenDocument 1.3, part 3,
 *     section 9</a>
 */
final class OdsWorkbook implements Workbook {
  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final int MAX_TEXT = 65_536;

  private final BoundedZip zip;

  OdsWorkbook(BoundedZip zip) {
    this.zip = zip;
  }

  @Override
  public Optional<Map<String, Cell>> cells(@Nullable String sheet, Set<String> addresses)
      throws EvidenceException {
    try {
      var xml =
          safeFactory().createXMLStreamReader(new ByteArrayInputStream(zip.entry("content.xml")));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && is(xml, TABLE, "table")
            && (sheet == null || sheet.equals(xml.getAttributeValue(TABLE, "name")))) {
          return Optional.of(table(xml, addresses));
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | NumberFormatException | ArithmeticException damaged) {
      throw new EvidenceException("the workbook is damaged or protected by a password", damaged);
    }
  }

  private static XMLInputFactory safeFactory() {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Rows and cells can stand for many; they are counted, never spread out. */
  private static Map<String, Cell> table(XMLStreamReader xml, Set<String> addresses)
      throws XMLStreamException {
    var wanted = new HashMap<String, CellReference>();
    addresses.forEach(address -> wanted.put(address, new CellReference(address)));
    var cells = new HashMap<String, Cell>();
    var row = 0;
    var rows = 0;
    var column = 0;
    while (xml.hasNext()) {
      var event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && is(xml, TABLE, "table")) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (is(xml, TABLE, "table-row")) {
        row = Math.addExact(row, rows);
        rows = repeated(xml, "number-rows-repeated");
        column = 0;
      } else if (is(xml, TABLE, "table-cell") || is(xml, TABLE, "covered-table-cell")) {
        var columns = repeated(xml, "number-columns-repeated");
        var cell = cell(xml);
        for (var entry : wanted.entrySet()) {
          if (within(entry.getValue().getRow(), row, rows)
              && within(entry.getValue().getCol(), column, columns)) {
            cells.put(entry.getKey(), cell);
          }
        }
        column = Math.addExact(column, columns);
      }
    }
    return cells;
  }

  private static boolean within(int index, int first, int count) {
    return index >= first && index - first < count;
  }

  private static int repeated(XMLStreamReader xml, String attribute) {
    var count = xml.getAttributeValue(TABLE, attribute);
    return count == null ? 1 : Integer.parseInt(count);
  }

  /** The cell that begins here; the reader then stands at its end. */
  private static Cell cell(XMLStreamReader xml) throws XMLStreamException {
    var formula = xml.getAttributeValue(TABLE, "formula");
    var type = Optional.ofNullable(xml.getAttributeValue(OFFICE, "value-type")).orElse("");
    var number = xml.getAttributeValue(OFFICE, "value");
    var flag = xml.getAttributeValue(OFFICE, "boolean-value");
    var text = text(xml);
    Cell.Value value =
        switch (type) {
          case "" -> new Cell.Blank();
          case "float", "currency", "percentage" ->
              number == null ? new Cell.Blank() : new Cell.Numeric(Double.parseDouble(number));
          case "boolean" -> new Cell.Words("true".equals(flag) ? "TRUE" : "FALSE");
          default -> new Cell.Words(text);
        };
    return new Cell(formula == null ? "" : comparable(formula), value);
  }

  private static String text(XMLStreamReader xml) throws XMLStreamException {
    var text = new StringBuilder();
    for (var depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (is(xml, TEXT, "p") && !text.isEmpty()) {
            text.append('\n');
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS -> {
          if (text.length() < MAX_TEXT) {
            text.append(xml.getText());
          }
        }
        default -> {}
      }
    }
    return text.toString();
  }

  /** {@code of:=SUM([.E5:.E16])} as {@code SUM(E5:E16)}, other sheets as {@code Sheet!E5}. */
  private static String comparable(String formula) {
    var bare = formula.substring(formula.indexOf('=') + 1);
    return Cell.comparable(
        bare.replace("[.", "")
            .replace(":.", ":")
            .replaceAll("\\[\\$?([^\\]\\[.]+)\\.", "$1!")
            .replace("]", ""));
  }

  private static boolean is(XMLStreamReader xml, String namespace, String name) {
    return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
  }
}
