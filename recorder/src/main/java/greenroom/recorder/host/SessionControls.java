package greenroom.recorder.host;

import greenroom.recorder.SessionState;
import greenroom.recorder.TroubleException;
import greenroom.task.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the volunteer's page may do with a session. Every act runs in the session's mailbox. */
final class SessionControls {
  private static final Logger LOG = LoggerFactory.getLogger(SessionControls.class);

  private final SessionFacts facts;
  private final SessionProgress progress;
  private final PageSeat seat;
  private final ActiveTime activeTime;
  private final SessionCourse course;

  SessionControls(SessionFacts facts, PageSeat seat, ActiveTime activeTime, SessionCourse course) {
    this.facts = facts;
    this.progress = facts.progress();
    this.seat = seat;
    this.activeTime = activeTime;
    this.course = course;
  }

  void join(Viewer page) {
    activeTime.count();
    seat.take(page);
    course.log("page joined");
    page.tell(course.state("opened"));
    if (progress.live()) {
      seat.see(facts.recorder());
    } else {
      page.tellLast(Messages.Closed.in(facts.published()));
    }
    Verdict verdict = course.verdict();
    if (verdict != null) {
      page.tell(Messages.VerdictMessage.of(verdict));
    }
  }

  void left(Viewer page) {
    if (seat.isOf(page)) {
      activeTime.count();
      seat.leave();
      course.log("page left");
      course.changed();
    }
  }

  /** One that is not the session's page any more is not heard. */
  void obey(Viewer page, ControlMessage message) {
    if (!seat.isOf(page) || !progress.live()) {
      return;
    }
    activeTime.count();
    switch (message) {
      case ControlMessage.Open ignored -> page.tell(course.state("opened"));
      case ControlMessage.Pause ignored -> course.pause();
      case ControlMessage.Resume ignored -> resume();
      case ControlMessage.Mark mark -> mark(mark);
      case ControlMessage.DeleteLast delete -> deleteLast(page, delete);
      case ControlMessage.Finish ignored -> course.finish();
      case ControlMessage.Continue ignored -> backToWork(page);
      case ControlMessage.Stop stop -> stopWith(stop);
    }
    course.changed();
  }

  private void resume() {
    if (progress.state() == SessionState.PAUSED || progress.state() == SessionState.HELD) {
      course.record();
    }
  }

  private void mark(ControlMessage.Mark mark) {
    SessionRecorder recorder = facts.recorder();
    boolean known = facts.task().steps().stream().anyMatch(step -> step.id().equals(mark.step()));
    if (known && progress.state() == SessionState.RECORDING && recorder != null) {
      recorder.mark(mark.step(), mark.done());
      progress.mark(mark.step(), mark.done());
    }
  }

  private void deleteLast(Viewer page, ControlMessage.DeleteLast delete) {
    SessionRecorder recorder = facts.recorder();
    if (recorder != null && course.atWork()) {
      try {
        recorder.deleteLast(delete.time());
        course.log("deleted minutes=" + delete.time().toMinutes());
        page.tell(Messages.Deleted.lastMinutes(delete.time().toMinutes()));
      } catch (TroubleException e) {
        course.hold(e);
      }
    }
  }

  private void backToWork(Viewer page) {
    if (progress.state() != SessionState.CHECKING) {
      return;
    }
    if (course.timeIsUp()) {
      page.tell(Messages.Problem.because("The time for this task is used up. Please finish."));
    } else {
      course.record();
    }
  }

  private void stopWith(ControlMessage.Stop stop) {
    SessionRecorder recorder = facts.recorder();
    if (recorder != null && facts.clock() != null && !stop.note().isBlank()) {
      try {
        recorder.keepNote(stop.note());
      } catch (TroubleException e) {
        LOG.error("note not kept session={} problem={}", facts.order().session(), e.code());
      }
    }
    course.end(stop.reason());
  }
}
