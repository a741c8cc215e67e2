package greenroom.recorder.host;

import greenroom.recorder.Cut;
import greenroom.recorder.Manifest;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.host.SessionRecorder.Tally;
import greenroom.recorder.seal.AgeSealer;
import greenroom.recorder.store.Closing;
import greenroom.recorder.store.RecordingStore;
import greenroom.sandbox.Sandbox;
import greenroom.task.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recorders that store sealed parts in a folder per recording. */
final class LiveRecorders implements SessionRecorders {
  /** VP9, profile 0, level 3.1, 8 bits: what the encoder makes. */
  private static final String CODEC = "vp09.00.31.08";

  private static final Logger LOG = LoggerFactory.getLogger(LiveRecorders.class);

  private final Path recordings;
  private final HostIdentity identity;
  private final InstantSource wall;

  LiveRecorders(Path recordings, HostIdentity identity, InstantSource wall) {
    this.recordings = recordings;
    this.identity = identity;
    this.wall = wall;
  }

  @Override
  public SessionRecorder open(SessionOrder order, TaskSpec task, Sandbox sandbox) {
    return new LiveRecorder(this, order, task, sandbox);
  }

  /** The recording's store as it is on the disk, or a new one. */
  RecordingStore store(SessionOrder order) {
    Path own = recordings.resolve(order.session().toString());
    AgeSealer sealer = AgeSealer.to(order.recipient());
    if (Files.exists(own)) {
      return RecordingStore.open(own, sealer);
    }
    try {
      AtomicFiles.makePrivateFolder(recordings);
    } catch (IOException e) {
      throw new TroubleException(
          SessionProblem.STORE_FAILED, "The folder of all recordings could not be made.", e);
    }
    return RecordingStore.create(own, sealer);
  }

  @Override
  public Tally finish(SessionRecord session, List<String> reasons) {
    try (RecordingStore store = store(session.order())) {
      RecordingClock clock = Objects.requireNonNull(session.clock()).clock();
      store.resume(clock.now());
      store.stopped(RecordingCounts.NONE);
      return finish(store, session, session.status().flagged(), reasons);
    }
  }

  /** Writes and signs the manifest over a store whose last run has stopped. */
  Tally finish(RecordingStore store, SessionRecord session, boolean flagged, List<String> reasons) {
    Manifest manifest =
        store.finish(
            facts(session.order()), closing(session, flagged, reasons), key(), wall.instant());
    return tally(store, flagged, !manifest.complete());
  }

  @Override
  public void mend(RecordingId recording) {
    Path own = recordings.resolve(recording.toString());
    if (Files.exists(own)) {
      try (RecordingStore store = RecordingStore.open(own, LiveRecorders::refuse)) {
        if (store.closeAgain(key(), wall.instant()).isPresent()) {
          LOG.info("recording={} closed again after an interrupted cut", recording);
        }
      }
    }
  }

  @Override
  public Tally cut(RecordingId recording, List<Cut> cuts) {
    Path own = recordings.resolve(recording.toString());
    if (!Files.exists(own)) {
      throw HostException.notFound("This recorder host has no such recording.");
    }
    try (RecordingStore store = RecordingStore.open(own, LiveRecorders::refuse)) {
      Manifest manifest =
          store
              .manifest()
              .orElseThrow(() -> HostException.conflict("The recording is not closed yet."));
      if (!cuts.isEmpty()) {
        manifest = store.cut(cuts, key(), wall.instant());
      }
      return tally(store, manifest.flagged(), !manifest.complete());
    }
  }

  static Tally tally(RecordingStore store, boolean flagged, boolean incomplete) {
    var present = store.log().present();
    return new Tally(
        present.size(),
        present.stream().mapToLong(part -> part.bytes()).sum(),
        flagged,
        incomplete);
  }

  private static byte[] refuse(byte[] plain) {
    throw new TroubleException(
        SessionProblem.SEAL_FAILED, "Nothing is added to a closed recording.");
  }

  private java.security.PrivateKey key() {
    return identity.manifestKey().getPrivate();
  }

  private Manifest.Facts facts(SessionOrder order) {
    return new Manifest.Facts(
        order.session(),
        order.study(),
        order.task(),
        order.taskVersion(),
        order.taskDigest(),
        order.consent(),
        order.recipient(),
        identity.id(),
        identity.publicKey());
  }

  private static Closing closing(SessionRecord session, boolean flagged, List<String> reasons) {
    return new Closing(
        Manifest.Clock.of(Objects.requireNonNull(session.clock()).clock(), session.clockError()),
        new Manifest.Screen(session.screen().width(), session.screen().height(), CODEC),
        session.images(),
        session.status().outcome(),
        session.status().checks(),
        flagged,
        reasons,
        session.canaries());
  }
}
