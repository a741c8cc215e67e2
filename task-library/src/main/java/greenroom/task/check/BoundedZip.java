package greenroom.task.check;

import greenroom.task.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP archive that was unpacked once, in memory, to find that it stays within the limits; only
 * then is it given to a library that knows its format.
 */
final class BoundedZip {
  static final int MAX_ENTRIES = 2_000;
  static final int MAX_UNPACKED = 48 * 1024 * 1024;

  private final Map<String, byte[]> entries;

  private BoundedZip(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  static BoundedZip check(byte[] archive) throws EvidenceException {
    var entries = new HashMap<String, byte[]>();
    var room = MAX_UNPACKED;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var content = zip.readNBytes(room + 1);
        room -= content.length;
        if (room < 0 || entries.size() == MAX_ENTRIES) {
          throw new EvidenceException("the document is too large when it is unpacked");
        }
        if (entries.put(entry.getName(), content) != null) {
          throw new EvidenceException("the document is damaged: it holds one part twice");
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new EvidenceException("the document is damaged", damaged);
    }
    if (entries.isEmpty()) {
      throw new EvidenceException("the file is not an office document");
    }
    return new BoundedZip(entries);
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * The same entries in a new archive, so that another reader finds exactly what was checked here.
   */
  byte[] repacked() {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Nothing is written but memory", impossible);
    }
    return archive.toByteArray();
  }

  /** The unpacked bytes of an entry; none if there is no such entry. */
  byte[] entry(String name) {
    return entries.getOrDefault(name, new byte[0]);
  }
}
