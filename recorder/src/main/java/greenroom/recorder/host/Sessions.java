package greenroom.recorder.host;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionStatus;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sessions of this host, those of the run before included. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Map<RecordingId, LiveSession> sessions = new ConcurrentHashMap<>();
  private final SessionTools tools;
  private final RecordingFiles files;

  Sessions(SessionTools tools, RecordingFiles files) {
    this.tools = tools;
    this.files = files;
    for (SessionRecord found : tools.folder().all()) {
      sessions.put(found.order().session(), new LiveSession(found, tools));
    }
  }

  /**
   * Takes an order and begins to prepare; an order that is known already is only answered, and the
   * words that it came with first stay the session's.
   */
  SessionStatus order(SessionOrder order) {
    LiveSession known = sessions.get(order.session());
    if (known == null) {
      tools.rules().accept(order);
      var fresh = new LiveSession(SessionRecord.of(order), tools);
      known = sessions.putIfAbsent(order.session(), fresh);
      if (known == null) {
        LOG.info(
            "session={} ordered task={} study={}", order.session(), order.task(), order.study());
        fresh.begin();
        return fresh.status();
      }
    }
    if (!known.order().withoutWords().equals(order.withoutWords())) {
      throw HostException.conflict("Another order was given for this session before.");
    }
    return known.status();
  }

  /** A session by its id. */
  LiveSession get(RecordingId id) {
    LiveSession found = sessions.get(id);
    if (found == null) {
      throw HostException.notFound("This recorder host has no such session.");
    }
    return found;
  }

  /** Removes a session's recording and everything known about it; without effect if unknown. */
  void forget(RecordingId id) {
    LiveSession known = sessions.get(id);
    if (known != null) {
      known.stop(StopReason.WITHDRAWN);
      sessions.remove(id);
    }
    files.delete(id);
    tools.folder().remove(id);
    LOG.info("session={} forgotten", id);
  }

  /** The sandboxes that sessions of the run before had claimed. */
  Set<SandboxId> claimedSandboxes() {
    return sessions.values().stream()
        .flatMap(session -> session.foundSandbox().stream())
        .map(SandboxId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Goes on with the sessions of the run before.
   *
   * @param survivor a sandbox that outlived the restart, by its id
   */
  void goOn(Function<String, Optional<Sandbox>> survivor) {
    for (LiveSession session : sessions.values()) {
      session.goOn(session.foundSandbox().flatMap(survivor).orElse(null));
      session.mend();
    }
  }

  /** How many sessions have, or will have, a desktop. */
  int live() {
    return (int) sessions.values().stream().filter(Sessions::isLive).count();
  }

  /** Lets each session look at the time. */
  void tick() {
    sessions.values().stream().filter(Sessions::isLive).forEach(LiveSession::tick);
  }

  /** Lets each session see whether its desktop still runs. */
  void lookAfterDesktops() {
    besideEachOther(LiveSession::lookAfterDesktop);
  }

  /**
   * Flushes every recording and lets go of the desktops, which go on running. What is not flushed
   * within the limit is lost as in a crash: at most what was held and the last second.
   */
  void suspend(Duration limit) {
    Thread flushing =
        Thread.ofVirtual().name("suspend").start(() -> besideEachOther(LiveSession::suspend));
    try {
      if (!flushing.join(limit)) {
        LOG.warn("not every session was flushed within {} s", limit.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void besideEachOther(Consumer<LiveSession> act) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (LiveSession session : sessions.values()) {
        if (isLive(session)) {
          threads.execute(() -> guarded(session, act));
        }
      }
    }
  }

  private static void guarded(LiveSession session, Consumer<LiveSession> act) {
    try {
      act.accept(session);
    } catch (RuntimeException e) {
      LOG.error("session={} act failed cause={}", session.order().session(), Mailbox.place(e));
    }
  }

  private static boolean isLive(LiveSession session) {
    return switch (session.status().state()) {
      case PREPARING, RECORDING, PAUSED, HELD, CHECKING -> true;
      case CLOSED, BROKEN -> false;
    };
  }
}
