package greenroom.server;

import greenroom.recorder.Cut;
import greenroom.recorder.HostStatus;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionStatus;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What the studio asks of a recorder host. Every method throws {@link Unavailable} when the host
 * does not answer, and may then be repeated.
 */
public interface RecorderHosts {
  HostStatus status();

  /** Idempotent. */
  SessionStatus order(SessionOrder order);

  /** Empty if the host does not know the session. */
  Optional<SessionStatus> session(RecordingId id);

  /** Closes the recording and removes the sandbox; idempotent. */
  SessionStatus stop(RecordingId id, String reason);

  List<RecordingFile> files(RecordingId id);

  /** The bytes of one file; the caller closes it. */
  InputStream file(RecordingId id, String name);

  SessionStatus submit(RecordingId id, List<Cut> cuts);

  /** Deletes every file; idempotent. */
  void delete(RecordingId id);

  /** A single-use ticket that opens this session's stream. */
  StreamTicket streamTicket(RecordingId id);

  /**
   * @param url the WebSocket's address
   * @param ticket goes into the first message, never into a URL
   */
  record StreamTicket(String url, String ticket) {
    @Override
    public String toString() {
      return "StreamTicket[" + url + "]";
    }
  }
}
