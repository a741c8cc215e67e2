package greenroom.recorder.host;

import greenroom.recorder.RecordingClock;
import greenroom.recorder.TroubleException;
import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.GateConnection;
import greenroom.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gate and recording of one session's desktop, over any number of runs. Input passes only while it
 * records. Used by one thread at a time, except {@link #attach}.
 */
interface SessionRecorder extends AutoCloseable {

  /** Connects a page to the desktop, in place of the one before. */
  GateConnection attach(ClientChannel page);

  /** Whether the task lets text pass between the page's clipboard and the desktop's. */
  boolean clipboardPasses();

  /**
   * Records from now on: for the first time, again after {@link #pause}, or in a new segment after
   * trouble or a restart.
   *
   * @param trouble told at most once for this run, on any thread, when it can no longer go on;
   *     input is held by then
   * @throws TroubleException if it cannot start; input is held
   */
  void record(RecordingClock clock, Consumer<TroubleException> trouble);

  /** Holds the input and captures nothing from now on; without effect when it does not record. */
  void pause();

  /** Records what all windows show, as trees. Only while it records; does not wait for them. */
  void takeTrees();

  /** Marks a step, with trees before and after it. Only while it records. */
  void mark(String step, boolean done);

  /** Forgets the last minutes. */
  void deleteLast(Duration time);

  /**
   * Seals what the volunteer wrote.
   *
   * @throws TroubleException if it could not be stored
   */
  void keepNote(String note);

  /**
   * Seals a verdict with its messages.
   *
   * @throws TroubleException if it could not be stored
   */
  void keepVerdict(Verdict verdict);

  /** What is stored so far. */
  Tally tally();

  /**
   * Ends the recording: what is held passes the filters and is stored, the manifest is written and
   * signed. Calling it again only answers.
   *
   * @param session the session as it stands, its recording's clock included
   * @param reasons codes of what makes the recording incomplete, if anything
   * @throws TroubleException if it could not be written; may be tried again
   */
  Tally finish(SessionRecord session, List<String> reasons);

  /** Stops the run and closes the gate; the recording can go on later, even in another process. */
  @Override
  void close();

  /**
   * What is stored.
   *
   * @param flagged whether something personal was masked
   * @param incomplete whether the recording does not add up; known once it is finished
   */
  record Tally(int parts, long bytes, boolean flagged, boolean incomplete) {
    static final Tally NOTHING = new Tally(0, 0, false, false);
  }
}
