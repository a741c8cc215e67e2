package greenroom.recorder.host;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.SessionState;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import greenroom.task.TaskSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a session its desktop: a fresh one, set up for the task, or the one it had before. */
final class SessionBeginning {
  private static final Logger LOG = LoggerFactory.getLogger(SessionBeginning.class);

  private final SessionFacts facts;
  private final SessionProgress progress;
  private final PageSeat seat;
  private final SessionCourse course;
  private final SessionTools tools;
  private final Mailbox mailbox;

  SessionBeginning(
      SessionFacts facts,
      PageSeat seat,
      SessionCourse course,
      SessionTools tools,
      Mailbox mailbox) {
    this.facts = facts;
    this.progress = facts.progress();
    this.seat = seat;
    this.course = course;
    this.tools = tools;
    this.mailbox = mailbox;
  }

  /** Claims a desktop and prepares it, beside the mailbox. */
  void begin() {
    TaskSpec ordered = facts.task();
    course.changed();
    mailbox.beside(() -> prepare(ordered));
  }

  /**
   * Goes on after a restart of the host.
   *
   * @param found the desktop that the session had, or null if it is gone
   */
  void goOn(@Nullable Sandbox found) {
    if (!progress.live()) {
      return;
    }
    if (progress.state() == SessionState.PREPARING || facts.clock() == null) {
      if (found != null) {
        mailbox.beside(found::close);
      }
      progress.enter(SessionState.PREPARING);
      if (taskIsThere()) {
        begin();
      } else {
        course.breakUp(SessionProblem.TASK_CHANGED);
      }
      return;
    }
    facts.found(found);
    if (found == null || !found.running()) {
      course.breakUp(SessionProblem.DESKTOP_DIED);
    } else if (!taskIsThere()) {
      course.breakUp(SessionProblem.TASK_CHANGED);
    } else {
      adopt(found);
    }
  }

  private boolean taskIsThere() {
    try {
      return facts.task().id().value().equals(facts.order().task());
    } catch (HostException e) {
      return false;
    }
  }

  private void adopt(Sandbox found) {
    try {
      facts.recordWith(tools.recorders().open(facts.order(), facts.task(), found));
    } catch (SandboxException e) {
      LOG.error("not adopted session={} cause=\"{}\"", facts.order().session(), e.getMessage());
      course.breakUp(SessionProblem.DESKTOP_DIED);
      return;
    }
    course.log("adopted");
    seat.see(facts.recorder()); // a page may have come back before its desktop was found
    StopReason closing = facts.closing();
    if (closing != null) {
      course.end(closing);
    } else if (progress.state() == SessionState.RECORDING) {
      course.record();
    } else if (progress.state() == SessionState.CHECKING) {
      course.check();
    }
    course.changed();
  }

  private void prepare(TaskSpec ordered) {
    var wanted = ordered.sandbox();
    try {
      Sandbox claimed =
          tools
              .desktops()
              .claim(new SandboxSpec(wanted.desktop(), wanted.width(), wanted.height()));
      if (!mailbox.ask(() -> claimed(claimed))) {
        claimed.close();
        return;
      }
      tools.setup().prepare(ordered, claimed);
      mailbox.tell(this::prepared);
    } catch (SandboxException e) {
      LOG.error(
          "preparation failed session={} cause=\"{}\"", facts.order().session(), e.getMessage());
      mailbox.tell(() -> course.breakUp(SessionProblem.NOT_PREPARED));
    } catch (RuntimeException e) {
      LOG.error(
          "preparation failed session={} cause={}", facts.order().session(), Mailbox.place(e));
      mailbox.tell(() -> course.breakUp(SessionProblem.NOT_PREPARED));
    }
  }

  private boolean claimed(Sandbox desktop) {
    if (!course.goesOn()) {
      return false;
    }
    facts.claimed(desktop, tools.desktops().proof(desktop.id()));
    facts.recordWith(tools.recorders().open(facts.order(), facts.task(), desktop));
    course.log("desktop claimed sandbox=" + desktop.id());
    seat.see(facts.recorder());
    course.changed();
    return true;
  }

  private void prepared() {
    if (progress.state() == SessionState.PREPARING && course.goesOn()) {
      course.log("prepared");
      facts.prepared();
      course.record();
      course.changed();
    }
  }
}
