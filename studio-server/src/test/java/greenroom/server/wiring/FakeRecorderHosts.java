package greenroom.server.wiring;

import greenroom.recorder.Cut;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.HostStatus;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.recorder.Sha256;
import greenroom.server.Conflict;
import greenroom.server.RecorderHosts;
import greenroom.server.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A recorder host in memory, moved by hand. */
final class FakeRecorderHosts implements RecorderHosts {
  private final Map<RecordingId, SessionOrder> orders = new HashMap<>();
  final Map<RecordingId, List<Cut>> cuts = new HashMap<>();
  boolean reachable = true;

  /** The sentence with which the host refuses every order, or null. */
  @Nullable String refusal;

  private final Map<RecordingId, SessionStatus> sessions = new HashMap<>();
  private final Map<RecordingId, SortedMap<String, byte[]>> files = new HashMap<>();
  private final KeyPair key;

  FakeRecorderHosts() {
    try {
      key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the studio ordered for this session. */
  SessionOrder order(RecordingId id) {
    return Objects.requireNonNull(orders.get(id), "no order");
  }

  /** What the host says from now on. */
  void says(RecordingId id, SessionState state, long activeSeconds, @Nullable String outcome) {
    sessions.put(id, status(id, state, activeSeconds, outcome));
    if (state == SessionState.CLOSED) {
      SortedMap<String, byte[]> recording = new TreeMap<>();
      recording.put("manifest.json", bytes("{}"));
      recording.put("parts.jsonl", bytes("{}\n"));
      recording.put("parts/000000.screen.age", bytes("sealed"));
      files.put(id, recording);
    }
  }

  /** The host forgets everything, as if its disk had been lost. */
  void forget() {
    sessions.clear();
  }

  boolean hasFilesOf(RecordingId id) {
    return files.containsKey(id);
  }

  private static SessionStatus status(
      RecordingId id, SessionState state, long activeSeconds, @Nullable String outcome) {
    return new SessionStatus(
        id,
        state,
        null,
        activeSeconds,
        List.of("open"),
        outcome,
        outcome == null ? Map.of() : Map.of("the-sum", outcome),
        3,
        4096,
        false,
        false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void answer() {
    if (!reachable) {
      throw new Unavailable(Unavailable.What.RECORDER_HOST, "The host does not answer.");
    }
  }

  @Override
  public HostStatus status() {
    answer();
    return new HostStatus(
        "host-1", DetachedSignature.text(key.getPublic()), 1, 2, sessions.size(), Map.of());
  }

  @Override
  public SessionStatus order(SessionOrder order) {
    answer();
    if (refusal != null) {
      throw new Conflict(refusal);
    }
    orders.put(order.session(), order);
    return sessions.computeIfAbsent(
        order.session(), id -> status(id, SessionState.PREPARING, 0, null));
  }

  @Override
  public Optional<SessionStatus> session(RecordingId id) {
    answer();
    return Optional.ofNullable(sessions.get(id));
  }

  @Override
  public SessionStatus stop(RecordingId id, String reason) {
    answer();
    SessionStatus known = Objects.requireNonNull(sessions.get(id));
    says(id, SessionState.CLOSED, known.activeSeconds(), known.outcome());
    return Objects.requireNonNull(sessions.get(id));
  }

  @Override
  public List<RecordingFile> files(RecordingId id) {
    answer();
    return recording(id).entrySet().stream()
        .map(
            file ->
                new RecordingFile(
                    file.getKey(), file.getValue().length, Sha256.hex(file.getValue())))
        .toList();
  }

  @Override
  public InputStream file(RecordingId id, String name) {
    answer();
    return new ByteArrayInputStream(Objects.requireNonNull(recording(id).get(name)));
  }

  private SortedMap<String, byte[]> recording(RecordingId id) {
    SortedMap<String, byte[]> recording = files.get(id);
    if (recording == null) {
      throw new Conflict("This recorder host has no such recording.");
    }
    return recording;
  }

  @Override
  public SessionStatus submit(RecordingId id, List<Cut> removed) {
    answer();
    cuts.put(id, removed);
    return Objects.requireNonNull(sessions.get(id));
  }

  @Override
  public void delete(RecordingId id) {
    answer();
    files.remove(id);
    sessions.remove(id);
  }

  @Override
  public StreamTicket streamTicket(RecordingId id) {
    answer();
    return new StreamTicket("ws://localhost/stream", "ticket-for-" + id);
  }
}
