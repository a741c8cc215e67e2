package greenroom.recorder.reading;

import greenroom.recorder.BundleJson;
import greenroom.recorder.FormatException;
import greenroom.recorder.ManifestJson;
import greenroom.recorder.PartLog;
import greenroom.recorder.RecordedEventReader;
import greenroom.recorder.seal.AgeIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * What a fuzzer feeds to everything that reads a recording: it is read, or refused with the one
 * exception that says so.
 */
public final class PartsFuzz {
  private static final AgeIdentities KEY =
      AgeIdentities.of(
          new String(AgeIdentity.generate().file(), StandardCharsets.US_ASCII), "key.txt");

  /** The readers, by the first byte of the input. */
  public enum Reader {
    LOG,
    MANIFEST,
    BUNDLE,
    EVENT,
    EVENTS,
    MP4,
    AGE,
    IDENTITIES
  }

  private PartsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] content = Arrays.copyOfRange(data, 1, data.length);
    try {
      read(Reader.values()[Math.floorMod(data[0], Reader.values().length)], content);
    } catch (FormatException | ReadingException refused) {
      // It is damaged, and said to be; that is all.
      return;
    }
  }

  private static void read(Reader reader, byte[] content) {
    switch (reader) {
      case LOG -> log(content);
      case MANIFEST -> ManifestJson.write(ManifestJson.read(content));
      case BUNDLE -> BundleJson.read(content);
      case EVENT -> RecordedEventReader.read(new String(content, StandardCharsets.UTF_8));
      case EVENTS -> EventLines.of(content);
      case MP4 -> mp4(content);
      case AGE -> KEY.open(content, "a part");
      case IDENTITIES ->
          AgeIdentities.of(new String(content, StandardCharsets.ISO_8859_1), "key.txt");
    }
  }

  private static void log(byte[] content) {
    PartLog.Followed followed = PartLog.follow(content);
    if (followed.length() > content.length
        || followed.log().present().size() > followed.log().entries().size()) {
      throw new IllegalStateException("More was read than is there");
    }
    PartIndex.of(PartLog.salvage(content), new TreeSet<>());
  }

  private static void mp4(byte[] content) {
    boolean begins = Mp4.initialisation(content);
    int pictures = Mp4.pictures(content);
    if (pictures < -1 || (begins && content.length < 8)) {
      throw new IllegalStateException("An MP4 part cannot hold " + pictures + " pictures");
    }
  }
}
