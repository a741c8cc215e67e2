package greenroom.recorder.reading;

import greenroom.recorder.FormatException;
import greenroom.recorder.PartKind;
import greenroom.recorder.PartLogEntry.Stored;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.Sha256;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of one recording, opened with its identity. Damaged parts are left out and named in
 * {@link #damage}; everything else is there. To be used by one thread.
 */
public final class OpenRecording {
  /** What {@link #check} found if it found no damage. */
  public static final Finding ALL_OPEN =
      Finding.good("every part opens and holds what the log says");

  private final RecordingFiles files;
  private final AgeIdentities identity;
  private final List<Stored> parts;
  private final Set<Finding> damage = new LinkedHashSet<>();
  private final boolean logHolds;

  private OpenRecording(RecordingFiles files, AgeIdentities identity) {
    this.files = files;
    this.identity = identity;
    this.logHolds = files.logHolds();
    if (logHolds) {
      this.parts = files.log().log().present();
    } else {
      this.parts = PartIndex.of(files.salvagedLog(), files.names());
      damage.add(
          Finding.bad(
              "parts.jsonl is damaged, so parts were opened by their names and nothing vouches for"
                  + " them. Fetch the recording again."));
    }
  }

  /**
   * @param candidates identities of which one is the recording's
   * @throws ReadingException.WrongKey if none of them opens any part
   */
  static OpenRecording of(RecordingFiles files, List<AgeIdentities> candidates) {
    for (AgeIdentities candidate : candidates) {
      OpenRecording recording = new OpenRecording(files, candidate);
      if (recording.parts.isEmpty() || recording.fits()) {
        return recording;
      }
    }
    throw new ReadingException.WrongKey(
        "The identity does not open "
            + files.root()
            + ": it was sealed to another recipient. Give the identity whose recipient is in the"
            + " request for the bundle.");
  }

  /** Whether the identity opens the first part that is not damaged. */
  private boolean fits() {
    for (Stored part : parts) {
      Optional<byte[]> sealed = files.read(part.name().file());
      if (sealed.isPresent()) {
        try {
          identity.open(sealed.get(), part.name().file());
          return true;
        } catch (ReadingException.WrongKey _) {
          return false;
        } catch (ReadingException.Damaged _) {
          // The next one tells.
        }
      }
    }
    return false;
  }

  /** Every event that can be read, in order. */
  public List<RecordedLine> events() {
    List<RecordedLine> events = new ArrayList<>();
    for (Stored part : parts) {
      if (part.name().kind() == PartKind.EVENTS) {
        events.addAll(events(part));
      }
    }
    return events;
  }

  private List<RecordedLine> events(Stored part) {
    try {
      return plain(part).map(EventLines::of).orElse(List.of());
    } catch (FormatException e) {
      damaged(part, e.getMessage() == null ? "it is damaged" : e.getMessage());
      return List.of();
    }
  }

  /** Numbers of the encoder's runs, in order; each is one MP4. */
  public List<Integer> segments() {
    return parts.stream()
        .filter(part -> part.name().kind() == PartKind.SCREEN)
        .map(Stored::segment)
        .distinct()
        .toList();
  }

  /**
   * One segment's MP4, opened part by part as it is read. After a part that is damaged or gone,
   * parts are left out up to the next key frame.
   */
  public InputStream segment(int number) {
    return film(List.of(number));
  }

  /**
   * Segments that make one MP4 together, since they begin with the same initialisation: the same
   * encoder with the same settings on a screen of the same size.
   */
  public List<List<Integer>> films() {
    List<List<Integer>> films = new ArrayList<>();
    byte[] begun = new byte[0];
    for (int segment : segments()) {
      byte[] initialisation = initialisation(segment).orElse(begun);
      if (films.isEmpty() || !Arrays.equals(initialisation, begun)) {
        films.add(new ArrayList<>());
        begun = initialisation;
      }
      films.getLast().add(segment);
    }
    return films;
  }

  /** One MP4 of these segments, which must be one of {@link #films}. */
  public InputStream film(List<Integer> segments) {
    Iterator<Stored> screens =
        parts.stream()
            .filter(part -> part.name().kind() == PartKind.SCREEN)
            .filter(part -> segments.contains(part.segment()))
            .iterator();
    return new SegmentStream(this, screens);
  }

  private Optional<byte[]> initialisation(int segment) {
    return parts.stream()
        .filter(part -> part.initialisation() && part.segment() == segment)
        .findFirst()
        .flatMap(this::plain);
  }

  /** Contents of the parts of this kind that can be read. */
  public List<byte[]> contents(PartKind kind) {
    return parts.stream()
        .filter(part -> part.name().kind() == kind)
        .map(this::plain)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Opens every part and compares what is in it with what the log says. */
  public List<Finding> check() {
    for (Stored part : parts) {
      switch (part.name().kind()) {
        case EVENTS -> checkCount(part, events(part).size(), part.events());
        case SCREEN ->
            plain(part)
                .filter(plain -> !Mp4.initialisation(plain))
                .ifPresent(plain -> checkCount(part, Mp4.pictures(plain), part.frames()));
        case VERDICT, NOTE -> plain(part);
      }
    }
    return damage();
  }

  private void checkCount(Stored part, int found, int logged) {
    boolean listed = !part.sha256().isEmpty();
    boolean opened = damage.stream().noneMatch(known -> known.what().startsWith(file(part) + " "));
    if (listed && opened && found != logged) {
      damaged(part, "holds %d, but the log says %d".formatted(found, logged));
    }
  }

  /** What could not be opened so far. */
  public List<Finding> damage() {
    return List.copyOf(damage);
  }

  /** The part's plain bytes; empty if it is damaged or gone, which is then noted. */
  Optional<byte[]> plain(Stored part) {
    Optional<byte[]> sealed = files.read(file(part));
    if (sealed.isEmpty()) {
      damaged(part, "is missing");
      return Optional.empty();
    }
    if (logHolds && !Sha256.hex(sealed.get()).equals(part.sha256())) {
      damaged(part, "is damaged: it is not what was stored");
      return Optional.empty();
    }
    try {
      return Optional.of(identity.open(sealed.get(), file(part)));
    } catch (ReadingException _) {
      damaged(part, "is damaged: it is not what was sealed");
      return Optional.empty();
    }
  }

  /** The initialisation of any other run: the same encoder with the same settings wrote it. */
  Optional<byte[]> anyInitialisation() {
    return parts.stream()
        .filter(Stored::initialisation)
        .map(this::plain)
        .flatMap(Optional::stream)
        .filter(Mp4::initialisation)
        .findFirst();
  }

  private void damaged(Stored part, String what) {
    damage.add(Finding.bad(file(part) + " " + what + ". Everything else was opened."));
  }

  private static String file(Stored part) {
    return part.name().file();
  }
}
