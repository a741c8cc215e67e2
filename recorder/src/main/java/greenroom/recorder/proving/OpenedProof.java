package greenroom.recorder.proving;

import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.video.SegmentDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a throwaway recording stored, opened again. */
public final class OpenedProof {
  private final OpenRecording recording;
  private final RecordingClock clock;
  private final Path folder;

  private OpenedProof(OpenRecording recording, RecordingClock clock, Path folder) {
    this.recording = recording;
    this.clock = clock;
    this.folder = folder;
  }

  /** Opens a throwaway recording that has stopped. */
  public static OpenedProof of(Path folder, AgeIdentity identity, RecordingClock clock) {
    var key = new String(identity.file(), StandardCharsets.US_ASCII);
    var opened =
        Keyring.open(RecordingFiles.open(folder), AgeIdentities.of(key, "a throwaway identity"));
    return new OpenedProof(opened, clock, folder);
  }

  /** The clock of all its times. */
  public RecordingClock clock() {
    return clock;
  }

  /** Where the sealed files are. */
  public Path folder() {
    return folder;
  }

  /** The recording as a reader sees it. */
  public OpenRecording recording() {
    return recording;
  }

  /** Every stored event, in order. */
  public List<RecordedEvent> events() {
    return recording.events().stream().map(RecordedLine::event).toList();
  }

  /** Every stored picture, in order, one at a time. */
  public void frames(Consumer<Frame> looker) {
    for (var film : recording.films()) {
      try (var decoder = new SegmentDecoder(recording.film(film))) {
        for (var frame = decoder.next(); frame.isPresent(); frame = decoder.next()) {
          looker.accept(frame.get());
        }
      } catch (IOException e) {
        throw new ProvingException("The throwaway recording's video cannot be read.", e);
      }
    }
  }
}
