package greenroom.recorder.cli;

import greenroom.recorder.reading.AgeIdentities;
import greenroom.recorder.reading.BundleFolder;
import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.Keyring;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.ReadingException;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.reading.RecordingVerifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The folder and the identity that every sub-command takes. */
final class Source {
  @Parameters(paramLabel = "<folder>", description = "An unpacked bundle, or one recording of it.")
  private Path folder = Path.of("");

  @Option(
      names = {"-i", "--identity"},
      paramLabel = "<key.txt>",
      description =
          "The identity file of the recipient that you gave when you asked (age-keygen wrote it).")
  private @Nullable Path identity;

  /** The bundle if the folder is one. */
  Optional<BundleFolder> bundle() {
    return !holdsOne() && BundleFolder.at(folder)
        ? Optional.of(BundleFolder.open(folder))
        : Optional.empty();
  }

  /** Every recording of the folder. */
  List<RecordingFiles> recordings() {
    Optional<BundleFolder> bundle = bundle();
    if (bundle.isEmpty()) {
      return List.of(RecordingFiles.open(folder));
    }
    List<RecordingFiles> recordings = bundle.get().recordings();
    if (recordings.isEmpty()) {
      throw new ReadingException(folder + " holds no recording. Download the bundle again.");
    }
    return recordings;
  }

  private boolean holdsOne() {
    return folder.resolve("parts.jsonl").toFile().exists();
  }

  List<Finding> verify(RecordingFiles recording) {
    return RecordingVerifier.verify(
        recording, bundle().map(bundle -> bundle.hostOf(recording)).orElse(null));
  }

  Optional<OpenRecording> openIfIdentity(RecordingFiles recording) {
    return identity == null
        ? Optional.empty()
        : Optional.of(Keyring.open(recording, AgeIdentities.read(identity)));
  }

  OpenRecording open(RecordingFiles recording) {
    return openIfIdentity(recording)
        .orElseThrow(
            () ->
                new ReadingException(
                    "The content is sealed: give --identity with the file that age-keygen wrote."));
  }

  /** What to call a recording: its folder's name. */
  static String name(RecordingFiles recording) {
    Path name = recording.root().toAbsolutePath().normalize().getFileName();
    return name == null ? "recording" : name.toString();
  }
}
