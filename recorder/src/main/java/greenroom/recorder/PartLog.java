package greenroom.recorder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@code parts.jsonl} whose hash chain was followed from its first line, and the
 * hash that the next line must name.
 *
 * @param head SHA-256 of the last line's bytes, {@link Sha256#ZERO} for an empty log
 */
public record PartLog(List<PartLogEntry> entries, String head) {
  public static final String FILE = "parts.jsonl";
  public static final PartLog EMPTY = new PartLog(List.of(), Sha256.ZERO);

  public PartLog {
    entries = List.copyOf(entries);
  }

  /**
   * What could be followed, and what could not.
   *
   * @param log the entries up to the first line that does not fit
   * @param length how many of the file's bytes those lines take, line feeds included
   * @param problem what is wrong with the next line, as a sentence for people; null if all fit
   * @param torn whether that line is the last and has no line feed, as a crash leaves it
   */
  public record Followed(PartLog log, long length, @Nullable String problem, boolean torn) {}

  /** Follows the chain as far as it holds. */
  public static Followed follow(byte[] file) {
    List<PartLogEntry> entries = new ArrayList<>();
    String head = Sha256.ZERO;
    int start = 0;
    while (start < file.length) {
      int end = start;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(file, start, end);
      String problem = end == file.length ? "it is cut off" : fits(line, head, entries);
      if (problem != null) {
        String message = "line " + (entries.size() + 1) + " of parts.jsonl: " + problem;
        return new Followed(new PartLog(entries, head), start, message, end == file.length);
      }
      entries.add(PartLogJson.read(text(line)).entry());
      head = Sha256.hex(line);
      start = end + 1;
    }
    return new Followed(new PartLog(entries, head), start, null, false);
  }

  /**
   * Every entry that can be read, whether its line follows the one before it or not. For opening
   * what is left of a damaged recording, never for deciding whether it is whole; the head is that
   * of the part of the chain that holds.
   */
  public static PartLog salvage(byte[] file) {
    Followed followed = follow(file);
    if (followed.problem() == null) {
      return followed.log();
    }
    List<PartLogEntry> entries =
        text(file).lines().map(PartLog::readable).flatMap(Optional::stream).toList();
    return new PartLog(entries, followed.log().head());
  }

  private static Optional<PartLogEntry> readable(String line) {
    try {
      return Optional.of(PartLogJson.read(line).entry());
    } catch (FormatException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String fits(byte[] bytes, String head, List<PartLogEntry> before) {
    try {
      PartLogJson.Line line = PartLogJson.read(text(bytes));
      if (!line.prev().equals(head)) {
        return "it does not follow the line before it (changed, dropped or swapped lines)";
      }
      if (!before.isEmpty() && line.entry().seq() < before.getLast().seq()) {
        return "its number is smaller than that of the line before it";
      }
      return null;
    } catch (FormatException e) {
      return "it is damaged";
    }
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  /** The line that this entry becomes as the next one, with its line feed. */
  public byte[] nextLine(PartLogEntry entry) {
    byte[] line = PartLogJson.write(entry, head);
    byte[] withFeed = Arrays.copyOf(line, line.length + 1);
    withFeed[line.length] = '\n';
    return withFeed;
  }

  /** This log with the entry appended. */
  public PartLog plus(PartLogEntry entry) {
    List<PartLogEntry> more = new ArrayList<>(entries);
    more.add(entry);
    return new PartLog(more, Sha256.hex(PartLogJson.write(entry, head)));
  }

  /** Every part that was ever stored, in order. */
  public List<PartLogEntry.Stored> stored() {
    List<PartLogEntry.Stored> stored = new ArrayList<>();
    for (PartLogEntry entry : entries) {
      if (entry instanceof PartLogEntry.Stored part) {
        stored.add(part);
      }
    }
    return stored;
  }

  /** The parts whose files must be there: stored and not removed. */
  public List<PartLogEntry.Stored> present() {
    Set<PartName> removed = removedNames();
    return stored().stream().filter(part -> !removed.contains(part.name())).toList();
  }

  /** The parts that were taken out. */
  public Set<PartName> removedNames() {
    Set<PartName> names = new HashSet<>();
    for (PartLogEntry entry : entries) {
      if (entry instanceof PartLogEntry.Removed removed) {
        names.addAll(removed.parts());
      }
    }
    return names;
  }

  /** The end of the last thing that was stored, in nanoseconds since the start. */
  public long end() {
    return stored().stream().mapToLong(PartLogEntry::to).max().orElse(0);
  }
}
