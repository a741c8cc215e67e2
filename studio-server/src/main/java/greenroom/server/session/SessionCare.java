package greenroom.server.session;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.recorder.WordList;
import greenroom.server.Conflict;
import greenroom.server.PayDesk;
import greenroom.server.RecorderHosts;
import greenroom.server.SessionKeys;
import greenroom.server.StudyId;
import greenroom.server.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one session forward: key, order, mirrored state, pay, deletion. Each step may be repeated,
 * so whatever was interrupted is done at the next look.
 */
public final class SessionCare {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCare.class);

  private final SessionRepository sessions;
  private final SessionKeys keys;
  private final RecorderHosts hosts;
  private final PayDesk payDesk;
  private final Function<StudyId, WordList> words;
  private final String origin;

  /**
   * @param words what a study does not want stored
   * @param origin the web origin whose pages may open streams
   */
  public SessionCare(
      SessionRepository sessions,
      SessionKeys keys,
      RecorderHosts hosts,
      PayDesk payDesk,
      Function<StudyId, WordList> words,
      String origin) {
    this.sessions = sessions;
    this.keys = keys;
    this.hosts = hosts;
    this.payDesk = payDesk;
    this.words = words;
    this.origin = origin;
  }

  /**
   * Does what there is to do. A host that does not answer leaves the session as it is, marked; one
   * that refuses its order ends it.
   */
  void forward(SessionRow row) {
    RecordingId id = row.session().id();
    try {
      switch (row.session().stage()) {
        case LIVE -> mirror(row, row.ordered() ? ask(row) : order(row));
        case DISCARDED, WITHDRAWN -> deleteFiles(id);
        case REVIEWING, SUBMITTED -> {}
      }
    } catch (Unavailable e) {
      if (e.what() != Unavailable.What.RECORDER_HOST) {
        throw e;
      }
      String unreachable = StudioProblem.HOST_UNREACHABLE.code();
      if (!Objects.equals(row.session().problem(), unreachable)) {
        sessions.hasProblem(id, unreachable);
      }
    }
  }

  private Optional<SessionStatus> order(SessionRow row) {
    RecordingId id = row.session().id();
    String recipient = row.recipient();
    if (recipient == null) {
      recipient = keys.recipientFor(id, row.owner());
      sessions.hasRecipient(id, recipient);
    }
    SessionStatus status;
    try {
      status = hosts.order(row.order(recipient, origin, words.apply(row.session().study())));
    } catch (Conflict refused) {
      // The host's own sentence tells whoever runs it what to set right; it names no content.
      LOG.error("host refused the order session={} because=\"{}\"", id, refused.getMessage());
      return Optional.of(refused(id));
    }
    sessions.isOrdered(id);
    return Optional.of(status);
  }

  /** A session that never had a desktop, as a host would say it. */
  private static SessionStatus refused(RecordingId id) {
    return new SessionStatus(
        id,
        SessionState.BROKEN,
        StudioProblem.HOST_REFUSED.code(),
        0,
        List.of(),
        null,
        Map.of(),
        0,
        0,
        false,
        true);
  }

  private Optional<SessionStatus> ask(SessionRow row) {
    Optional<SessionStatus> status = hosts.session(row.session().id());
    boolean neverBegan = row.session().hostState() == SessionState.PREPARING;
    return status.isEmpty() && neverBegan ? order(row) : status;
  }

  private void mirror(SessionRow row, Optional<SessionStatus> answer) {
    RecordingId id = row.session().id();
    if (answer.isEmpty()) {
      sessions.broke(id, StudioProblem.HOST_LOST_SESSION);
      close(sessions.look(id));
      return;
    }
    SessionStatus status = answer.get();
    if (differs(row.session(), status)) {
      sessions.mirror(id, status);
    }
    if (status.state() == SessionState.CLOSED || status.state() == SessionState.BROKEN) {
      close(sessions.look(id));
    }
  }

  /** Owes first: a volunteer is paid even if the studio stops between the two. */
  private void close(SessionRow row) {
    TaskSession session = row.session();
    boolean finished = session.outcome() != null || brokeAtWork(session);
    owe(row, finished);
    sessions.closed(session.id(), finished);
  }

  /** What our side broke is paid in full once somebody had begun to work on it. */
  private static boolean brokeAtWork(TaskSession session) {
    return session.hostState() == SessionState.BROKEN && session.activeSeconds() > 0;
  }

  /** Owes for a session that ends while its host does not answer, by what was last heard. */
  void owe(SessionRow row) {
    owe(row, row.session().outcome() != null);
  }

  private void owe(SessionRow row, boolean finished) {
    payDesk.owe(
        row.owner(),
        row.session().id(),
        row.price(),
        row.hourlyFloor(),
        Duration.ofSeconds(row.session().activeSeconds()),
        finished);
  }

  /** Stops the host's side at once, for a session that its volunteer ends. */
  void stop(SessionRow row, String reason) {
    mirror(row, Optional.of(hosts.stop(row.session().id(), reason)));
  }

  private void deleteFiles(RecordingId id) {
    hosts.delete(id);
    sessions.filesAreDeleted(id);
  }

  private static boolean differs(TaskSession known, SessionStatus status) {
    return known.hostState() != status.state()
        || !Objects.equals(known.problem(), status.problem())
        || known.activeSeconds() != status.activeSeconds()
        || !Objects.equals(known.outcome(), status.outcome())
        || !known.marks().equals(status.marks())
        || !known.checks().equals(status.checks())
        || known.parts() != status.parts()
        || known.bytes() != status.bytes()
        || known.flagged() != status.flagged()
        || known.incomplete() != status.incomplete();
  }
}
