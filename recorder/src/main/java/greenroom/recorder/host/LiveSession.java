package greenroom.recorder.host;

import greenroom.recorder.Cut;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionState;
import greenroom.recorder.SessionStatus;
import greenroom.recorder.TroubleException;
import greenroom.recorder.host.SessionRecorder.Tally;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxSpec;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session on this host, from its order to its closed recording. Everything that changes it goes
 * through its mailbox, one act after another; long work (preparing, checking) runs beside it and
 * reports back. Each change is on the disk before it is told.
 */
final class LiveSession {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final Set<SessionState> AT_WORK =
      Set.of(SessionState.RECORDING, SessionState.PAUSED, SessionState.HELD);
  private static final Set<SessionState> COUNTS_AS_ACTIVE =
      Set.of(SessionState.RECORDING, SessionState.HELD, SessionState.CHECKING);
  private static final long TRY_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long TELL_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final SessionOrder order;
  private final SessionTools tools;
  private final Mailbox mailbox;
  private final SessionProgress progress;
  private final @Nullable String foundSandbox;
  private @Nullable TaskSpec task;
  private @Nullable Sandbox sandbox;
  private @Nullable SessionRecorder recorder;
  private @Nullable RecordingClock clock;
  private SessionRecord.Screen screen;
  private Map<String, String> images;
  private @Nullable StopReason closing;
  private @Nullable Viewer viewer;
  private @Nullable Verdict verdict;
  private boolean suspended;
  private boolean timeIsUp;
  private long pausedSince;
  private long viewerLeftAt;
  private long countedUntil;
  private long toldAt;
  private long heldAt;
  private volatile SessionStatus published;

  LiveSession(SessionRecord record, SessionTools tools) {
    this.order = record.order();
    this.foundSandbox = record.sandbox();
    this.tools = tools;
    this.progress = new SessionProgress(record.status());
    this.clock = record.clock() == null ? null : record.clock().clock();
    this.closing = record.closing();
    this.screen = record.screen();
    this.images = record.images();
    this.mailbox = new Mailbox("session-" + order.session());
    this.published = progress.status();
    this.viewerLeftAt = tools.nanoTime().getAsLong();
    this.countedUntil = viewerLeftAt;
    this.pausedSince = viewerLeftAt;
  }

  SessionOrder order() {
    return order;
  }

  /** The desktop that the record names which this session goes on from. */
  Optional<String> foundSandbox() {
    return Optional.ofNullable(foundSandbox);
  }

  /** The session's last told picture. */
  SessionStatus status() {
    return published;
  }

  /** The ordered task with its persona filled in; throws if it is no longer what was ordered. */
  private TaskSpec task() {
    TaskSpec known = task;
    if (known == null) {
      known = tools.rules().accept(order);
      task = known;
    }
    return known;
  }

  // ------------------------------------------------------------------ beginning

  /** Starts from nothing: claims a desktop and prepares it. */
  void begin() {
    mailbox.tell(
        () -> {
          TaskSpec ordered = task();
          changed();
          mailbox.beside(() -> prepare(ordered));
        });
  }

  /**
   * Goes on after a restart of the host.
   *
   * @param found the desktop that the session had, or null if it is gone
   */
  void goOn(@Nullable Sandbox found) {
    mailbox.tell(
        () -> {
          if (!progress.live()) {
            return;
          }
          if (progress.state() == SessionState.PREPARING || clock == null) {
            if (found != null) {
              mailbox.beside(found::close);
            }
            progress.enter(SessionState.PREPARING);
            if (taskIsThere()) {
              begin();
            } else {
              breakUp("task-changed");
            }
          } else if (found == null || !found.running()) {
            sandbox = found;
            breakUp("desktop-died");
          } else if (!taskIsThere()) {
            sandbox = found;
            breakUp("task-changed");
          } else {
            adopt(found);
          }
        });
  }

  private boolean taskIsThere() {
    try {
      return task().id().value().equals(order.task());
    } catch (HostException e) {
      return false;
    }
  }

  private void adopt(Sandbox found) {
    sandbox = found;
    try {
      recorder = tools.recorders().open(order, task(), found);
    } catch (SandboxException e) {
      LOG.error("not adopted session={} cause=\"{}\"", order.session(), e.getMessage());
      breakUp("desktop-died");
      return;
    }
    log("adopted");
    letViewerSee(); // a page may have come back before its desktop was found
    if (closing != null) {
      end(closing);
    } else if (progress.state() == SessionState.RECORDING) {
      record();
    } else if (progress.state() == SessionState.CHECKING) {
      check();
    }
    changed();
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
      LOG.error("preparation failed session={} cause=\"{}\"", order.session(), e.getMessage());
      mailbox.tell(() -> breakUp("not-prepared"));
    } catch (RuntimeException e) {
      LOG.error("preparation failed session={} cause={}", order.session(), Mailbox.place(e));
      mailbox.tell(() -> breakUp("not-prepared"));
    }
  }

  private boolean claimed(Sandbox desktop) {
    if (!progress.live() || suspended) {
      return false;
    }
    sandbox = desktop;
    screen = new SessionRecord.Screen(desktop.spec().width(), desktop.spec().height());
    save();
    recorder = tools.recorders().open(order, task(), desktop);
    log("desktop claimed sandbox=" + desktop.id());
    letViewerSee();
    changed();
    return true;
  }

  private void prepared() {
    if (progress.state() == SessionState.PREPARING && !suspended) {
      log("prepared");
      images = sandbox == null ? Map.of() : sandbox.imageDigests();
      record();
      changed();
    }
  }

  // ------------------------------------------------------------------ the page

  /** A page of the volunteer's is let in; one that was there before is sent away. */
  void join(Viewer page) {
    mailbox.tell(
        () -> {
          countActiveTime();
          Viewer before = viewer;
          viewer = page;
          if (before != null) {
            before.tellLast(Messages.TakenOver.now());
          }
          log("page joined");
          page.tell(state("opened"));
          if (progress.live()) {
            letViewerSee();
          } else {
            page.tellLast(Messages.Closed.in(published));
          }
          if (progress.state() == SessionState.CHECKING && verdict != null) {
            page.tell(Messages.VerdictMessage.of(verdict));
          }
        });
  }

  /** A page's connection ended. */
  void left(Viewer page) {
    mailbox.tell(
        () -> {
          if (page.equals(viewer)) {
            countActiveTime();
            viewer = null;
            viewerLeftAt = tools.nanoTime().getAsLong();
            log("page left");
            changed();
          }
        });
  }

  /** A page asks for something; one that is not the session's any more is not heard. */
  void control(Viewer page, ControlMessage message) {
    mailbox.tell(
        () -> {
          if (page.equals(viewer) && progress.live()) {
            obey(page, message);
          }
        });
  }

  private void obey(Viewer page, ControlMessage message) {
    countActiveTime();
    switch (message) {
      case ControlMessage.Open ignored -> page.tell(state("opened"));
      case ControlMessage.Pause ignored -> pause();
      case ControlMessage.Resume ignored -> resume();
      case ControlMessage.Mark mark -> mark(mark);
      case ControlMessage.DeleteLast delete -> deleteLast(page, delete);
      case ControlMessage.Finish ignored -> finish();
      case ControlMessage.Continue ignored -> backToWork(page);
      case ControlMessage.Stop stop -> stopWith(stop);
    }
    changed();
  }

  private void pause() {
    if (progress.state() == SessionState.RECORDING && recorder != null) {
      recorder.pause();
      pausedSince = tools.nanoTime().getAsLong();
      progress.enter(SessionState.PAUSED);
      log("paused");
    }
  }

  private void resume() {
    if (progress.state() == SessionState.PAUSED || progress.state() == SessionState.HELD) {
      record();
    }
  }

  private void mark(ControlMessage.Mark mark) {
    boolean known = task().steps().stream().anyMatch(step -> step.id().equals(mark.step()));
    if (known && progress.state() == SessionState.RECORDING && recorder != null) {
      recorder.mark(mark.step(), mark.done());
      progress.mark(mark.step(), mark.done());
    }
  }

  private void deleteLast(Viewer page, ControlMessage.DeleteLast delete) {
    if (recorder != null && AT_WORK.contains(progress.state())) {
      try {
        recorder.deleteLast(delete.time());
        log("deleted minutes=" + delete.time().toMinutes());
        page.tell(Messages.Deleted.lastMinutes(delete.time().toMinutes()));
      } catch (TroubleException e) {
        hold(e);
      }
    }
  }

  private void finish() {
    if (recorder != null && AT_WORK.contains(progress.state())) {
      recorder.pause();
      progress.enter(SessionState.CHECKING, timeIsUp ? "limit-reached" : null);
      check();
    }
  }

  private void backToWork(Viewer page) {
    if (progress.state() != SessionState.CHECKING) {
      return;
    }
    if (timeIsUp) {
      page.tell(Messages.Problem.because("The time for this task is used up. Please finish."));
    } else {
      record();
    }
  }

  private void stopWith(ControlMessage.Stop stop) {
    if (recorder != null && clock != null && !stop.note().isBlank()) {
      try {
        recorder.keepNote(stop.note());
      } catch (TroubleException e) {
        LOG.error("note not kept session={} problem={}", order.session(), e.code());
      }
    }
    end(stop.reason());
  }

  // ------------------------------------------------------------------ recording

  private void record() {
    SessionRecorder recording = recorder;
    if (recording == null) {
      return;
    }
    if (clock == null) {
      clock = RecordingClock.startNow();
      save();
    }
    try {
      recording.record(clock, trouble -> mailbox.tell(() -> hold(trouble)));
      progress.enter(SessionState.RECORDING);
      log("recording");
    } catch (TroubleException e) {
      hold(e);
    }
  }

  private void hold(TroubleException trouble) {
    if (progress.live() && progress.state() != SessionState.CHECKING) {
      countActiveTime();
      LOG.error(
          "held session={} problem={} cause=\"{}\"",
          order.session(),
          trouble.code(),
          trouble.getMessage());
      progress.enter(SessionState.HELD, trouble.code());
      heldAt = tools.nanoTime().getAsLong();
      changed();
    }
  }

  // ------------------------------------------------------------------ checking

  private void check() {
    Sandbox desktop = sandbox;
    if (desktop == null) {
      return;
    }
    log("checking");
    verdict = null;
    TaskSpec ordered = task();
    mailbox.beside(
        () -> {
          Verdict reached = tools.judge().judge(ordered, new SandboxEvidence(desktop));
          mailbox.tell(() -> judged(reached));
        });
  }

  private void judged(Verdict reached) {
    if (progress.state() != SessionState.CHECKING || recorder == null) {
      return;
    }
    verdict = reached;
    progress.judged(reached);
    log("checked outcome=" + reached.outcome());
    try {
      recorder.keepVerdict(reached);
    } catch (TroubleException e) {
      LOG.error("verdict not kept session={} problem={}", order.session(), e.code());
    }
    changed();
    tellPage(Messages.VerdictMessage.of(reached));
  }

  // ------------------------------------------------------------------ time

  /** Called about once a second. */
  void tick() {
    mailbox.tell(
        () -> {
          if (!progress.live() || suspended) {
            return;
          }
          countActiveTime();
          long now = tools.nanoTime().getAsLong();
          if (viewer == null && now - viewerLeftAt > tools.grace().toNanos()) {
            end(StopReason.ABANDONED);
            return;
          }
          stopAtLimits();
          if (progress.state() == SessionState.HELD && now - heldAt > TRY_AGAIN_NANOS) {
            record();
            changed();
          }
          if (now - toldAt >= TELL_EVERY_NANOS) {
            changed();
          }
        });
  }

  /** Looks whether the desktop still runs; called every few seconds, may take long. */
  void lookAfterDesktop() {
    Sandbox desktop = mailbox.ask(() -> progress.live() ? sandbox : null);
    if (desktop != null && !desktop.running()) {
      mailbox.tell(
          () -> {
            if (desktop.equals(sandbox) && progress.live()) {
              breakUp("desktop-died");
            }
          });
    }
  }

  private void stopAtLimits() {
    if (recorder == null || timeIsUp) {
      return;
    }
    progress.stored(recorder.tally());
    if (progress.activeTime().compareTo(task().limits().active()) >= 0
        || progress.tally().bytes() >= task().limits().bytes()) {
      timeIsUp = true;
      log("limit reached");
      finish();
      changed();
    }
  }

  private void countActiveTime() {
    long now = tools.nanoTime().getAsLong();
    if (viewer != null && COUNTS_AS_ACTIVE.contains(progress.state())) {
      progress.active(now - countedUntil);
    }
    countedUntil = now;
  }

  // ------------------------------------------------------------------ the end

  /** Closes recording and sandbox; calling it again only answers. */
  SessionStatus stop(StopReason reason) {
    return mailbox.ask(
        () -> {
          countActiveTime();
          end(reason);
          return published;
        });
  }

  /** Hands the closed recording in, without these spans. */
  SessionStatus submit(List<Cut> cuts) {
    return mailbox.ask(
        () -> {
          if (progress.state() != SessionState.CLOSED && progress.state() != SessionState.BROKEN) {
            throw HostException.conflict("The session still runs; stop it before submitting.");
          }
          progress.stored(tools.recorders().cut(order.session(), cuts));
          log("submitted cuts=" + cuts.size());
          changed();
          return published;
        });
  }

  /** Flushes what is held and lets go of the desktop, which goes on running. */
  void suspend() {
    mailbox.ask(
        () -> {
          countActiveTime();
          suspended = true;
          if (recorder != null) {
            recorder.close();
          }
          save();
          log("suspended");
          return true;
        });
  }

  private void end(StopReason reason) {
    if (!progress.live()) {
      return;
    }
    if (closing == null) {
      closing = reason;
      changed();
    }
    try {
      boolean abandoned = reason == StopReason.ABANDONED;
      closeRecording(abandoned ? List.of(reason.word()) : List.of());
      progress.enter(SessionState.CLOSED, abandoned ? reason.word() : null);
      letGo();
    } catch (TroubleException e) {
      closing = null;
      hold(e);
    }
  }

  private void breakUp(String problem) {
    if (!progress.live()) {
      return;
    }
    LOG.error("broken session={} problem={}", order.session(), problem);
    try {
      closeRecording(List.of(problem));
    } catch (TroubleException e) {
      LOG.error("recording not closed session={} problem={}", order.session(), e.code());
      progress.stored(incomplete(progress.tally()));
    }
    progress.enter(SessionState.BROKEN, problem);
    letGo();
  }

  private void closeRecording(List<String> reasons) {
    if (clock != null) {
      progress.stored(
          recorder != null
              ? recorder.finish(picture(), reasons)
              : tools.recorders().finish(picture(), reasons));
    }
  }

  private static Tally incomplete(Tally tally) {
    return new Tally(tally.parts(), tally.bytes(), tally.flagged(), true);
  }

  private void letGo() {
    Viewer page = viewer;
    SessionRecorder ended = recorder;
    Sandbox desktop = sandbox;
    viewer = null;
    recorder = null;
    sandbox = null;
    changed();
    log("closed state=" + progress.state() + " parts=" + progress.tally().parts());
    if (page != null) {
      page.tellLast(Messages.Closed.in(published));
    }
    if (ended != null) {
      ended.close();
    }
    if (desktop != null) {
      mailbox.beside(desktop::close);
    }
  }

  /** Returns once everything that was asked before is done. */
  void settle() {
    mailbox.ask(() -> true);
  }

  // ------------------------------------------------------------------ telling

  private void letViewerSee() {
    if (viewer != null && recorder != null) {
      viewer.desktop(recorder.attach(viewer));
    }
  }

  /** Saves, publishes and tells the page. What cannot be saved may not go on. */
  private void changed() {
    if (recorder != null) {
      progress.stored(recorder.tally());
    }
    try {
      save();
    } catch (UncheckedIOException e) {
      LOG.error("not saved session={} cause={}", order.session(), Mailbox.place(e));
      if (progress.state() == SessionState.RECORDING && recorder != null) {
        recorder.pause();
        progress.enter(SessionState.HELD, "disk-full");
        heldAt = tools.nanoTime().getAsLong();
      }
    }
    published = progress.status();
    toldAt = tools.nanoTime().getAsLong();
    tellPage(state("state"));
  }

  private void save() {
    tools.folder().save(picture());
  }

  private SessionRecord picture() {
    return new SessionRecord(
        order,
        progress.status(),
        sandbox == null ? null : sandbox.id().value(),
        screen,
        images,
        clock == null ? null : SessionRecord.Anchor.of(clock),
        closing);
  }

  private Messages.State state(String type) {
    boolean paused = progress.state() == SessionState.PAUSED;
    long pausedNanos = tools.nanoTime().getAsLong() - pausedSince;
    return Messages.State.of(
        type,
        progress.status(),
        recorder != null,
        paused ? Duration.ofNanos(pausedNanos).toSeconds() : null);
  }

  private void tellPage(Object message) {
    if (viewer != null) {
      viewer.tell(message);
    }
  }

  private void log(String act) {
    LOG.info("session={} {}", order.session(), act);
  }
}
