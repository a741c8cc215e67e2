package greenroom.recorder;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: everything about a recording that is not content. Written at close, signed
 * by the recorder host in {@code manifest.sig}, readable by anyone. Times and durations are
 * nanoseconds, on the recording's clock, unless they are ISO-8601 text.
 *
 * @param format the recording format's version
 * @param recording whose manifest this is, and where it came from
 * @param clock the recording's start and how exact its times are
 * @param screen size and coding of the pictures
 * @param images digest by name of each image that the sandbox ran
 * @param canaries what the desktop's proof planted and found; null if it was given out unproved
 * @param duration from the start to the end of the last part
 * @param segments the encoder's runs, in order
 * @param counts what the recorder's producers made and handed over, all runs together
 * @param stored what is in the parts that are there
 * @param gaps spans in which nothing could be recorded
 * @param removed spans that the volunteer took out or the disk lost, rounded outward
 * @param verdict null if the checks never ran
 * @param flagged whether something personal that the task had not planted was masked
 * @param complete whether everything adds up
 * @param reasons why not, as codes; empty when complete
 * @param log what the part log must be
 * @param closed when this manifest was written
 */
public record Manifest(
    int format,
    Facts recording,
    Clock clock,
    Screen screen,
    SortedMap<String, String> images,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Canaries canaries,
    long duration,
    List<Segment> segments,
    RecordingCounts counts,
    Stored stored,
    List<Span> gaps,
    List<Span> removed,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Verdict verdict,
    boolean flagged,
    boolean complete,
    List<String> reasons,
    Log log,
    Instant closed) {
  /** The format's version that this program writes. */
  public static final int VERSION = 1;

  public Manifest {
    images = sorted(images);
    segments = List.copyOf(segments);
    gaps = List.copyOf(gaps);
    removed = List.copyOf(removed);
    reasons = List.copyOf(reasons);
  }

  /**
   * What is known from the first second.
   *
   * @param task the task's id
   * @param taskDigest SHA-256 (hex) of the task's folder
   * @param consent SHA-256 (hex) of the consent receipt
   * @param recipient the age recipient that every part is sealed to
   * @param host the recorder host's id
   * @param hostKey its Ed25519 public key, X.509 encoded, base64; it signs this manifest
   */
  public record Facts(
      RecordingId id,
      String study,
      String task,
      int taskVersion,
      String taskDigest,
      String consent,
      String recipient,
      String host,
      String hostKey) {}

  /**
   * @param start wall-clock time of the recording's time 0
   * @param monotonicStart {@code CLOCK_MONOTONIC} at the same moment
   * @param error null: not measured
   */
  public record Clock(
      Instant start,
      long monotonicStart,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable ClockError error) {
    public static Clock of(RecordingClock clock, @Nullable ClockError error) {
      return new Clock(clock.startWall(), clock.startNanos(), error);
    }
  }

  /** Measured distance between an input's time and the first picture that shows its effect. */
  public record ClockError(int flips, long p50, long p99) {}

  /**
   * Made-up secrets typed into the desktop before it was given out, in a recording of its own.
   *
   * @param planted how many
   * @param found how many of them were in what that recording stored
   */
  public record Canaries(int planted, int found) {}

  /**
   * @param codec as in {@code video/mp4; codecs="…"}
   */
  public record Screen(int width, int height, String codec) {}

  /**
   * @param parts stored screen parts, without the initialisation
   */
  public record Segment(int segment, long from, long to, int parts, long frames) {}

  /**
   * @param bytes of the sealed files
   */
  public record Stored(long parts, long bytes, long events, long frames) {}

  /**
   * @param reason for a gap {@code stopped} (in order) or {@code host-crash}; else as in {@link
   *     PartLogEntry.Removed}
   */
  public record Span(long from, long to, String reason) {}

  /**
   * @param outcome {@code passed}, {@code failed} or {@code undecided}
   * @param checks outcome by check id
   * @param mayRestOnRemoved whether actions were removed that it may rest on
   */
  public record Verdict(
      String outcome, SortedMap<String, String> checks, boolean mayRestOnRemoved) {
    public Verdict {
      checks = sorted(checks);
    }
  }

  /**
   * @param head SHA-256 (hex) of the last line's bytes, without its line feed
   */
  public record Log(long lines, String head) {}

  private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
