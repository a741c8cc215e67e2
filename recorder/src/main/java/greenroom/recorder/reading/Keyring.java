package greenroom.recorder.reading;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what opens a recording: the recording's own identity, or the holder's, which opens the
 * wrapped one in the bundle's {@code keys/}.
 */
public final class Keyring {
  private Keyring() {}

  /**
   * Opens a recording.
   *
   * @param given from the person's identity file
   * @throws ReadingException.WrongKey if it opens neither the recording nor its wrapped key
   */
  public static OpenRecording open(RecordingFiles files, AgeIdentities given) {
    List<AgeIdentities> candidates = new ArrayList<>();
    unwrapped(files.root(), given).ifPresent(candidates::add);
    candidates.add(given);
    return OpenRecording.of(files, candidates);
  }

  private static Optional<AgeIdentities> unwrapped(Path recording, AgeIdentities holder) {
    Path wrapped = wrappedKey(recording);
    if (wrapped == null) {
      return Optional.empty();
    }
    try {
      return RecordingFiles.read(wrapped)
          .map(file -> holder.open(file, wrapped.toString()))
          .map(plain -> new String(plain, StandardCharsets.ISO_8859_1))
          .map(text -> AgeIdentities.of(text, wrapped.toString()));
    } catch (ReadingException.WrongKey _) {
      return Optional.empty();
    }
  }

  private static @Nullable Path wrappedKey(Path recording) {
    Path absolute = recording.toAbsolutePath().normalize();
    Path recordings = absolute.getParent();
    Path bundle = recordings == null ? null : recordings.getParent();
    Path name = absolute.getFileName();
    return bundle == null || name == null ? null : bundle.resolve("keys").resolve(name + ".age");
  }
}
