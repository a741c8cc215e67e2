package greenroom.server.session;

import greenroom.recorder.Cut;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.RecordingId;
import greenroom.server.Person;
import greenroom.server.RecorderHosts.StreamTicket;
import greenroom.task.TaskId;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A volunteer's sessions. Every method that names a session throws {@link greenroom.server.Denied}
 * if it is not this volunteer's.
 */
public interface Sessions {

  /**
   * Starts a session of a task, or answers the one that already runs: a volunteer has at most one.
   * Answers at once; the desktop is prepared in the background.
   *
   * @throws greenroom.server.Conflict if the task is not of the study, or another task's session is
   *     still running
   */
  TaskSession start(Person.Volunteer volunteer, TaskId task);

  /** All of a volunteer's sessions, newest first. */
  List<TaskSession> of(Person.Volunteer volunteer);

  /** The session as last heard from its host, at most a second or two ago while it is live. */
  TaskSession find(Person.Volunteer volunteer, RecordingId session);

  /** The volunteer's live session, if there is one. */
  Optional<TaskSession> live(Person.Volunteer volunteer);

  /** A single-use ticket that opens the stream; asked for with each (re)connection. */
  StreamTicket streamTicket(Person.Volunteer volunteer, RecordingId session);

  /**
   * Closes the recording without the stream, for a page that has none.
   *
   * @param reason {@code finished}, {@code stopped} or {@code trouble}
   */
  TaskSession stop(Person.Volunteer volunteer, RecordingId session, String reason);

  /** Asks the host now, for a page that just saw the stream close. */
  TaskSession refresh(Person.Volunteer volunteer, RecordingId session);

  /** The files of a closed recording, for the review page. */
  List<RecordingFile> files(Person.Volunteer volunteer, RecordingId session);

  /** One sealed file's bytes from the host; the caller closes it. */
  InputStream file(Person.Volunteer volunteer, RecordingId session, String name);

  /**
   * The session's identity, sealed to the page's own age recipient; in the audit log.
   *
   * @return an age file
   */
  byte[] reviewKey(Person.Volunteer volunteer, RecordingId session, String recipient);

  /**
   * Gives the recording to the study, without what is cut.
   *
   * @throws greenroom.server.Conflict unless it is being reviewed
   */
  TaskSession submit(Person.Volunteer volunteer, RecordingId session, List<Cut> cuts);

  /**
   * Throws the recording away: its erase key is destroyed and its files are deleted. Pay stays
   * owed.
   *
   * @throws greenroom.server.Conflict if it was already given: then it can be withdrawn
   */
  TaskSession discard(Person.Volunteer volunteer, RecordingId session);

  /** Takes a recording back, at any stage: as {@link #discard}, and its grants end. */
  TaskSession withdraw(Person.Volunteer volunteer, RecordingId session);
}
