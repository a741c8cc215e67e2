package greenroom.recorder.host;

import greenroom.recorder.Cut;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session on this host, from its order to its closed recording, as other threads see it.
 * Everything that changes it goes through its mailbox, one act after another; long work (preparing,
 * checking) runs beside it and reports back.
 */
final class LiveSession {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  private final SessionTools tools;
  private final @Nullable String foundSandbox;
  private final Mailbox mailbox;
  private final SessionFacts facts;
  private final SessionProgress progress;
  private final PageSeat seat;
  private final ActiveTime activeTime;
  private final SessionCourse course;
  private final SessionBeginning beginning;
  private final SessionControls controls;

  LiveSession(SessionRecord record, SessionTools tools) {
    this.tools = tools;
    this.foundSandbox = record.sandbox();
    this.mailbox = new Mailbox("session-" + record.order().session());
    this.facts = new SessionFacts(record, tools);
    this.progress = facts.progress();
    this.seat = new PageSeat(tools.nanoTime());
    this.activeTime = new ActiveTime(progress, seat, tools.nanoTime());
    this.course = new SessionCourse(facts, seat, activeTime, tools, mailbox);
    this.beginning = new SessionBeginning(facts, seat, course, tools, mailbox);
    this.controls = new SessionControls(facts, seat, activeTime, course);
  }

  SessionOrder order() {
    return facts.order();
  }

  /** The desktop that the record names which this session goes on from. */
  Optional<String> foundSandbox() {
    return Optional.ofNullable(foundSandbox);
  }

  /** The session's last told picture. */
  SessionStatus status() {
    return facts.published();
  }

  /** Starts from nothing: claims a desktop and prepares it. */
  void begin() {
    mailbox.tell(beginning::begin);
  }

  /**
   * Goes on after a restart of the host.
   *
   * @param found the desktop that the session had, or null if it is gone
   */
  void goOn(@Nullable Sandbox found) {
    mailbox.tell(() -> beginning.goOn(found));
  }

  /** A page of the volunteer's is let in; one that was there before is sent away. */
  void join(Viewer page) {
    mailbox.tell(() -> controls.join(page));
  }

  /** A page's connection ended. */
  void left(Viewer page) {
    mailbox.tell(() -> controls.left(page));
  }

  /** A page asks for something; one that is not the session's any more is not heard. */
  void control(Viewer page, ControlMessage message) {
    mailbox.tell(() -> controls.obey(page, message));
  }

  /** Called about once a second. */
  void tick() {
    mailbox.tell(
        () -> {
          if (course.goesOn()) {
            activeTime.count();
            lookAtTheTime();
          }
        });
  }

  private void lookAtTheTime() {
    if (seat.empty().compareTo(tools.grace()) > 0) {
      course.end(StopReason.ABANDONED);
      return;
    }
    stopAtLimits();
    if (course.heldFor(TRY_AGAIN)) {
      course.record();
      course.changed();
    }
    if (course.toldNothingFor(TELL_EVERY)) {
      course.changed();
    }
  }

  private void stopAtLimits() {
    if (facts.recorder() == null || course.timeIsUp()) {
      return;
    }
    facts.takeTally();
    var limits = facts.task().limits();
    if (progress.activeTime().compareTo(limits.active()) >= 0
        || progress.tally().bytes() >= limits.bytes()) {
      course.useUpTime();
    }
  }

  /** Looks whether the desktop still runs; called every few seconds, may take long. */
  void lookAfterDesktop() {
    Sandbox desktop = mailbox.ask(() -> progress.live() ? facts.sandbox() : null);
    if (desktop != null && !desktop.running()) {
      mailbox.tell(
          () -> {
            if (desktop.equals(facts.sandbox()) && progress.live()) {
              course.breakUp(SessionProblem.DESKTOP_DIED);
            }
          });
    }
  }

  /** Closes recording and sandbox; calling it again only answers. */
  SessionStatus stop(StopReason reason) {
    return mailbox.ask(
        () -> {
          activeTime.count();
          course.end(reason);
          return facts.published();
        });
  }

  /** Records what all windows show now, as trees. */
  SessionStatus takeTrees() {
    return mailbox.ask(
        () -> {
          SessionRecorder recorder = facts.recorder();
          if (progress.state() != SessionState.RECORDING || recorder == null) {
            throw HostException.conflict("The session does not record at the moment.");
          }
          recorder.takeTrees();
          return facts.published();
        });
  }

  /** Hands the closed recording in, without these spans. */
  SessionStatus submit(List<Cut> cuts) {
    return mailbox.ask(
        () -> {
          if (progress.state() != SessionState.CLOSED && progress.state() != SessionState.BROKEN) {
            throw HostException.conflict("The session still runs; stop it before submitting.");
          }
          progress.stored(tools.recorders().cut(order().session(), cuts));
          course.log("submitted cuts=" + cuts.size());
          course.changed();
          return facts.published();
        });
  }

  /** Makes a closed recording whole again that a crash of the host left half cut. */
  void mend() {
    mailbox.tell(
        () -> {
          if (!progress.live()) {
            tools.recorders().mend(order().session());
          }
        });
  }

  /** Flushes what is held and lets go of the desktop, which goes on running. */
  void suspend() {
    mailbox.ask(
        () -> {
          course.suspend();
          return true;
        });
  }

  /** Returns once everything that was asked before is done. */
  void settle() {
    mailbox.ask(() -> true);
  }
}
