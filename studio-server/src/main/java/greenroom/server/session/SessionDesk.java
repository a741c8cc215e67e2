package greenroom.server.session;

import greenroom.recorder.Cut;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionStatus;
import greenroom.server.Audit;
import greenroom.server.Conflict;
import greenroom.server.Denied;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.RecorderHosts;
import greenroom.server.RecorderHosts.StreamTicket;
import greenroom.server.SessionKeys;
import greenroom.server.Tasks;
import greenroom.server.Unavailable;
import greenroom.task.TaskId;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What volunteers do with their sessions. */
public final class SessionDesk implements Sessions {
  private final SessionRepository sessions;
  private final SessionCare care;
  private final SessionKeeper keeper;
  private final Tasks tasks;
  private final RecorderHosts hosts;
  private final SessionKeys keys;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  public SessionDesk(
      SessionRepository sessions,
      SessionCare care,
      SessionKeeper keeper,
      Tasks tasks,
      RecorderHosts hosts,
      SessionKeys keys,
      Audit audit) {
    this.sessions = sessions;
    this.care = care;
    this.keeper = keeper;
    this.tasks = tasks;
    this.hosts = hosts;
    this.keys = keys;
    this.audit = audit;
  }

  @Override
  public TaskSession start(Person.Volunteer volunteer, TaskId task) {
    Optional<TaskSession> running = live(volunteer);
    if (running.isPresent()) {
      return sameTask(running.get(), task);
    }
    OfferedTask offered =
        tasks
            .find(task)
            .orElseThrow(() -> new Conflict("The task \"" + task + "\" is not offered just now."));
    RecordingId id = new RecordingId(UUID.randomUUID());
    record(volunteer, Audit.Act.SESSION_START, id);
    SessionRow added =
        sessions
            .add(volunteer, id, offered, random.nextLong() & Long.MAX_VALUE)
            .orElseThrow(
                () -> new Conflict("This task is not part of your study, or a session has begun."));
    care.forward(added);
    keeper.wake();
    return sessions.find(volunteer, id).session();
  }

  private static TaskSession sameTask(TaskSession running, TaskId task) {
    if (!running.task().equals(task.value())) {
      throw new Conflict("You have another task open. Finish or stop it first.");
    }
    return running;
  }

  @Override
  public List<TaskSession> of(Person.Volunteer volunteer) {
    return sessions.of(volunteer).stream().map(SessionRow::session).toList();
  }

  @Override
  public TaskSession find(Person.Volunteer volunteer, RecordingId session) {
    return sessions.find(volunteer, session).session();
  }

  @Override
  public Optional<TaskSession> live(Person.Volunteer volunteer) {
    return of(volunteer).stream().filter(session -> session.stage() == Stage.LIVE).findFirst();
  }

  @Override
  public StreamTicket streamTicket(Person.Volunteer volunteer, RecordingId session) {
    TaskSession known = find(volunteer, session);
    if (known.stage() != Stage.LIVE) {
      throw new Conflict("This session is over; there is no desktop any more.");
    }
    record(volunteer, Audit.Act.STREAM_TICKET, session);
    return hosts.streamTicket(session);
  }

  @Override
  public TaskSession stop(Person.Volunteer volunteer, RecordingId session, String reason) {
    SessionRow row = sessions.find(volunteer, session);
    if (row.session().stage() == Stage.LIVE) {
      care.stop(row, reason);
    }
    return find(volunteer, session);
  }

  @Override
  public TaskSession refresh(Person.Volunteer volunteer, RecordingId session) {
    care.forward(sessions.find(volunteer, session));
    return find(volunteer, session);
  }

  @Override
  public List<RecordingFile> files(Person.Volunteer volunteer, RecordingId session) {
    find(volunteer, session);
    return hosts.files(session);
  }

  @Override
  public InputStream file(Person.Volunteer volunteer, RecordingId session, String name) {
    find(volunteer, session);
    return hosts.file(session, name);
  }

  @Override
  public byte[] reviewKey(Person.Volunteer volunteer, RecordingId session, String recipient) {
    find(volunteer, session);
    return keys.reviewKey(session, volunteer, recipient);
  }

  @Override
  public TaskSession submit(Person.Volunteer volunteer, RecordingId session, List<Cut> cuts) {
    TaskSession known = find(volunteer, session);
    if (known.stage() == Stage.SUBMITTED) {
      return known;
    }
    if (known.stage() != Stage.REVIEWING) {
      throw new Conflict("Only a recording that you are looking at can be submitted.");
    }
    record(volunteer, Audit.Act.SUBMIT, session);
    SessionStatus status = hosts.submit(session, cuts);
    sessions.mirror(session, status);
    sessions.decide(volunteer, session, Stage.SUBMITTED, List.of(Stage.REVIEWING));
    return find(volunteer, session);
  }

  @Override
  public TaskSession discard(Person.Volunteer volunteer, RecordingId session) {
    TaskSession known = find(volunteer, session);
    if (known.stage() == Stage.SUBMITTED) {
      throw new Conflict("This recording was submitted. You can withdraw it instead.");
    }
    return takeBack(volunteer, session, Audit.Act.DISCARD, Stage.DISCARDED);
  }

  @Override
  public TaskSession withdraw(Person.Volunteer volunteer, RecordingId session) {
    return takeBack(volunteer, session, Audit.Act.WITHDRAW, Stage.WITHDRAWN);
  }

  /** The key goes first: from then on no copy can be read, whatever happens to the files. */
  private TaskSession takeBack(
      Person.Volunteer volunteer, RecordingId session, Audit.Act act, Stage decision) {
    SessionRow row = sessions.find(volunteer, session);
    if (row.session().stage() == Stage.DISCARDED || row.session().stage() == Stage.WITHDRAWN) {
      return row.session();
    }
    record(volunteer, act, session);
    if (row.session().stage() == Stage.LIVE) {
      stopIfReachable(row);
    }
    if (row.recipient() != null) {
      keys.destroy(session, volunteer);
    }
    sessions.endGrants(volunteer, session);
    sessions.decide(
        volunteer, session, decision, List.of(Stage.LIVE, Stage.REVIEWING, Stage.SUBMITTED));
    care.forward(sessions.find(volunteer, session));
    return find(volunteer, session);
  }

  private void stopIfReachable(SessionRow row) {
    try {
      care.stop(row, "withdrawn");
    } catch (Unavailable | Conflict e) {
      care.owe(row);
    }
  }

  private void record(Person.Volunteer volunteer, Audit.Act act, RecordingId session) {
    audit.record(
        volunteer, act, session.toString(), volunteer.id(), volunteer.study(), Denied.RULE);
  }
}
