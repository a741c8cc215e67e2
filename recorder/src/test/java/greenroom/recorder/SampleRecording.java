package greenroom.recorder;

import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.seal.AgeSealer;
import greenroom.recorder.store.Closing;
import greenroom.recorder.store.RecordingStore;
import greenroom.recorder.video.Fragment;
import greenroom.recorder.video.SegmentEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A small real recording: six seconds in two runs, real VP9, real age, one deletion, a verdict and
 * a note. The screen is grey and gets lighter each second; somebody clicks, types and saves.
 */
public final class SampleRecording {
  public static final long SECOND = 1_000_000_000L;
  public static final RecordingId ID = RecordingId.parse("0b9c6c2e-6d1f-4a68-9a51-3d3c5a8a6a01");
  public static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  private final RecordingStore store;
  private long seq;
  private long events;
  private long frames;

  private SampleRecording(RecordingStore store) {
    this.store = store;
  }

  /** Ed25519 keys as recorder hosts and the studio have them. */
  public static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the recording into this folder, which must not exist. */
  public static Manifest write(Path root, AgeIdentity identity, KeyPair host) {
    AgeSealer sealer = AgeSealer.to(identity.recipient());
    try (RecordingStore store = RecordingStore.create(root, sealer)) {
      SampleRecording run = new SampleRecording(store);
      run.segment(0, 0, 5, firstRun());
      store.removeSince(4 * SECOND);
      store.stopped(run.counts(2, 2, Map.of("password-field", 1L)));
    }
    try (RecordingStore store = RecordingStore.open(root, sealer)) {
      ResumePoint point = store.resume(6 * SECOND);
      SampleRecording run = new SampleRecording(store);
      run.seq = point.event();
      run.segment(point.segment(), 6, 2, secondRun());
      store.stopped(run.counts(0, 0, Map.of()));
      run.single(PartKind.VERDICT, "{\"outcome\":\"passed\",\"message\":\"The total is right.\"}");
      run.single(PartKind.NOTE, "All fine, thank you.");
      return store.finish(facts(identity, host), closing(), host.getPrivate(), START);
    }
  }

  private static Manifest.Facts facts(AgeIdentity identity, KeyPair host) {
    return new Manifest.Facts(
        ID,
        "office-work",
        "correct-a-workbook",
        1,
        "a".repeat(64),
        "b".repeat(64),
        identity.recipient(),
        "host-1",
        DetachedSignature.text(host.getPublic()));
  }

  private static Closing closing() {
    return new Closing(
        new Manifest.Clock(START, 1000, new Manifest.ClockError(300, 9_000_000, 21_000_000)),
        new Manifest.Screen(WIDTH, HEIGHT, "vp09.00.31.08"),
        Map.of("desktop", "sha256:" + "c".repeat(64)),
        "passed",
        Map.of("total", "passed"),
        false,
        List.of());
  }

  /** What happens in the first run, before and after the deletion. */
  private static List<RecordedEvent> firstRun() {
    List<RecordedEvent> happens = new ArrayList<>();
    happens.add(new RecordedEvent.Window(0, "activated", "Book.ods", "soffice", null));
    happens.add(new RecordedEvent.Pointer(at(0.4), 40, 30, 0));
    click(happens, 0.9, 50, 40);
    type(happens, 1.2, "Zoë");
    happens.add(new RecordedEvent.Secret(at(2.1), "tickets.password"));
    happens.add(new RecordedEvent.Redacted(at(2.5), "password-field"));
    happens.add(new RecordedEvent.Mark(at(3.1), "find-it", true));
    type(happens, 4.1, "x");
    return happens;
  }

  private static List<RecordedEvent> secondRun() {
    List<RecordedEvent> happens = new ArrayList<>();
    key(happens, 6.2, 0xffe3, true);
    type(happens, 6.3, "s");
    key(happens, 6.5, 0xffe3, false);
    happens.add(new RecordedEvent.Wheel(at(7.0), 80, 60, 0, 1));
    happens.add(new RecordedEvent.Wheel(at(7.1), 80, 60, 0, 1));
    return happens;
  }

  private static void click(List<RecordedEvent> happens, double second, int x, int y) {
    happens.add(new RecordedEvent.Button(at(second), x, y, 1, true));
    happens.add(new RecordedEvent.Button(at(second + 0.08), x, y, 1, false));
  }

  private static void type(List<RecordedEvent> happens, double second, String text) {
    for (int i = 0; i < text.length(); i++) {
      key(happens, second + 0.1 * i, text.charAt(i), true);
      key(happens, second + 0.1 * i + 0.05, text.charAt(i), false);
    }
  }

  private static void key(List<RecordedEvent> happens, double second, int keysym, boolean down) {
    happens.add(new RecordedEvent.Key(at(second), keysym, 0, down));
  }

  private static long at(double second) {
    return Math.round(second * SECOND);
  }

  /** One encoder run; a key frame every two seconds. */
  private void segment(int number, int from, int seconds, List<RecordedEvent> happens) {
    try (Arena arena = Arena.ofConfined();
        SegmentEncoder encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      MemorySegment screen = arena.allocate(4L * WIDTH * HEIGHT, 16);
      store.store(screenPart(from, from, number, new Fragment(encoder.initialisation(), 0, false)));
      paint(encoder, screen, 40 + 20 * from);
      encoder.frame(from * SECOND, true);
      for (int second = from; second < from + seconds; second++) {
        paint(encoder, screen, 50 + 20 * second);
        encoder.frame(second * SECOND + SECOND / 2, false);
        Fragment ended =
            second + 1 < from + seconds
                ? encoder.cut((second + 1) * SECOND, (second + 1 - from) % 2 == 0)
                : encoder.finish((second + 1) * SECOND);
        store.store(screenPart(second, second + 1, number, ended));
        frames += ended.frames();
        events(second, number, happens);
      }
    }
  }

  private static void paint(SegmentEncoder encoder, MemorySegment screen, int grey) {
    for (long i = 0; i < (long) WIDTH * HEIGHT; i++) {
      screen.setAtIndex(ValueLayout.JAVA_INT, i, grey * 0x10101);
    }
    encoder.draw(screen, 4 * WIDTH, new Box(0, 0, WIDTH, HEIGHT));
  }

  private static FinishedPart screenPart(long from, long to, int segment, Fragment fragment) {
    return new FinishedPart(
        PartKind.SCREEN,
        from * SECOND,
        to * SECOND,
        fragment.keyframe(),
        segment,
        0,
        fragment.frames(),
        fragment.bytes());
  }

  private void events(int second, int segment, List<RecordedEvent> happens) {
    List<RecordedEvent> now =
        happens.stream()
            .filter(event -> event.t() >= second * SECOND && event.t() < (second + 1) * SECOND)
            .toList();
    store.store(
        new FinishedPart(
            PartKind.EVENTS,
            second * SECOND,
            (second + 1) * SECOND,
            false,
            segment,
            now.size(),
            0,
            gzip(now)));
    events += now.size();
  }

  private byte[] gzip(List<RecordedEvent> now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (RecordedEvent event : now) {
        gzip.write(RecordedEventWriter.write(new RecordedLine(seq++, event)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void single(PartKind kind, String text) {
    store.store(
        new FinishedPart(
            kind, 8 * SECOND, 8 * SECOND, false, 1, 0, 0, text.getBytes(StandardCharsets.UTF_8)));
  }

  private RecordingCounts counts(
      long deletedEvents, long deletedFrames, Map<String, Long> redactionsByRule) {
    return new RecordingCounts(
        events,
        events - deletedEvents,
        0,
        0,
        deletedEvents,
        frames,
        frames - deletedFrames,
        0,
        deletedFrames,
        0,
        0,
        0,
        0,
        StreamCounts.NONE,
        StreamCounts.NONE,
        new TreeMap<>(redactionsByRule));
  }
}
