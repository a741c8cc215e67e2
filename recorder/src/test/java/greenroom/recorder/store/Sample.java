package greenroom.recorder.store;

import greenroom.recorder.DetachedSignature;
import greenroom.recorder.FinishedPart;
import greenroom.recorder.Manifest;
import greenroom.recorder.PartKind;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.RecordingId;
import greenroom.recorder.Sealer;
import greenroom.recorder.StreamCounts;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Small recordings of parts whose content does not matter. */
final class Sample {
  static final long SECOND = 1_000_000_000L;
  static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  static final KeyPair HOST = keys();

  /** Stands for encryption where only the storing is tested: turns each byte round. */
  static final Sealer TURNED =
      plain -> {
        byte[] sealed = plain.clone();
        for (int i = 0; i < sealed.length; i++) {
          sealed[i] = (byte) ~sealed[i];
        }
        return sealed;
      };

  private Sample() {}

  /** An initialisation and, for each second, a screen part of 2 frames and an events part of 3. */
  static void record(RecordingStore store, int segment, int fromSecond, int seconds, int keyEvery) {
    store.store(init(fromSecond, segment));
    for (int i = 0; i < seconds; i++) {
      store.store(screen(fromSecond + i, segment, i % keyEvery == 0));
      store.store(events(fromSecond + i, segment));
    }
  }

  static FinishedPart init(int second, int segment) {
    return part(PartKind.SCREEN, second, 0, false, segment, 0, 0);
  }

  static FinishedPart screen(int second, int segment, boolean keyframe) {
    return part(PartKind.SCREEN, second, 1, keyframe, segment, 0, 2);
  }

  static FinishedPart events(int second, int segment) {
    return part(PartKind.EVENTS, second, 1, false, segment, 3, 0);
  }

  static FinishedPart verdict(int second) {
    return part(PartKind.VERDICT, second, 0, false, 0, 0, 0);
  }

  private static FinishedPart part(
      PartKind kind, int second, int length, boolean key, int segment, int events, int frames) {
    String content = "what the volunteer did " + kind + second + "/" + segment + "/" + length;
    return new FinishedPart(
        kind,
        second * SECOND,
        (second + length) * SECOND,
        key,
        segment,
        events,
        frames,
        content.getBytes(StandardCharsets.UTF_8));
  }

  /** Counts of a run that handed over this many events and frames. */
  static RecordingCounts counts(long events, long frames) {
    return counts(events, frames, StreamCounts.NONE, StreamCounts.NONE);
  }

  static RecordingCounts counts(
      long events, long frames, StreamCounts handed, StreamCounts arrived) {
    return counts(events, frames, handed, arrived, Map.of());
  }

  /** Counts of a run that left this many redacted lines of each rule. */
  static RecordingCounts counts(long events, long frames, Map<String, Long> redactionsByRule) {
    return counts(events, frames, StreamCounts.NONE, StreamCounts.NONE, redactionsByRule);
  }

  private static RecordingCounts counts(
      long events,
      long frames,
      StreamCounts handed,
      StreamCounts arrived,
      Map<String, Long> redactionsByRule) {
    return new RecordingCounts(
        events,
        events,
        0,
        0,
        0,
        frames,
        frames,
        0,
        0,
        0,
        0,
        0,
        0,
        handed,
        arrived,
        new TreeMap<>(redactionsByRule));
  }

  static Manifest.Facts facts() {
    return new Manifest.Facts(
        new RecordingId(UUID.fromString("0b9c6c2e-6d1f-4a68-9a51-3d3c5a8a6a01")),
        "office-work",
        "correct-a-workbook",
        1,
        "a".repeat(64),
        "b".repeat(64),
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "host-1",
        DetachedSignature.text(HOST.getPublic()));
  }

  static Closing closing() {
    return new Closing(
        new Manifest.Clock(NOW, 12345, null),
        new Manifest.Screen(1280, 720, "vp09.00.31.08"),
        Map.of("desktop", "sha256:" + "c".repeat(64)),
        "passed",
        Map.of("total", "passed"),
        false,
        List.of());
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
