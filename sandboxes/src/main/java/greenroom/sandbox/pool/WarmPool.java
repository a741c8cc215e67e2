package greenroom.sandbox.pool;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.Sandboxes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a number of desktops started and proved for each kind. A claim takes one at once, or starts
 * one (unproved) when none is ready; spares are made up for in the background. A desktop is handed
 * out once and never comes back. Safe for use by many threads.
 *
 * <p>Spares outlive the process. A new pool finds the sandboxes that are there: those that were
 * claimed (the owner must write down a claimed sandbox's id before it lets anybody in) can be found
 * again, running spares of a wanted kind and of today's image are proved anew and kept, the rest is
 * removed.
 */
public final class WarmPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmPool.class);
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final Sandboxes sandboxes;
  private final Map<SandboxSpec, Integer> wanted;
  private final Preamble preamble;
  private final Map<SandboxSpec, Deque<Sandbox>> spares = new HashMap<>();
  private final Map<SandboxId, Sandbox> survivors = new HashMap<>();

  /** Started already, but not proved by this process: the next spares. */
  private final Map<SandboxSpec, Deque<Sandbox>> found = new HashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread refiller;
  private @Nullable String trouble;
  private boolean closed;

  /**
   * Adopts what is there and starts to fill up.
   *
   * @param wanted how many spares to keep of each kind
   * @param claimed the sandboxes that live sessions use
   * @param preamble what a desktop must pass before it is a spare
   */
  public WarmPool(
      Sandboxes sandboxes,
      Map<SandboxSpec, Integer> wanted,
      Set<SandboxId> claimed,
      Preamble preamble) {
    this.sandboxes = sandboxes;
    this.wanted = Map.copyOf(wanted);
    this.preamble = preamble;
    adopt(claimed);
    this.refiller = Thread.ofVirtual().name("warm-pool").start(this::refill);
  }

  /**
   * A started desktop of this kind, from now on the caller's to close.
   *
   * @throws SandboxException if none is ready and none can be started
   */
  public Sandbox claim(SandboxSpec spec) {
    Sandbox spare = takeSpare(spec);
    while (spare != null) {
      if (spare.running()) {
        return spare;
      }
      LOG.warn("A spare desktop had ended; removing it: sandbox {}", spare.id());
      closeQuietly(spare);
      spare = takeSpare(spec);
    }
    return sandboxes.start(spec);
  }

  /** A claimed sandbox that was there when this pool began, running or not. */
  public Optional<Sandbox> survivor(SandboxId id) {
    lock.lock();
    try {
      return Optional.ofNullable(survivors.get(id));
    } finally {
      lock.unlock();
    }
  }

  /** How many desktops of this kind are ready to be claimed. */
  public int ready(SandboxSpec spec) {
    lock.lock();
    try {
      return sparesOf(spec).size();
    } finally {
      lock.unlock();
    }
  }

  /** Why spares cannot be started at the moment, in a sentence for people. */
  public Optional<String> trouble() {
    lock.lock();
    try {
      return Optional.ofNullable(trouble);
    } finally {
      lock.unlock();
    }
  }

  /** Stops making spares; those that are there go on running for the next process. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      refiller.join(TimeUnit.SECONDS.toMillis(90));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops making spares and removes those that are there. */
  public void closeWithSpares() {
    close();
    List<Sandbox> left = new ArrayList<>();
    lock.lock();
    try {
      for (var each : List.of(spares, found)) {
        each.values().forEach(left::addAll);
        each.values().forEach(Deque::clear);
      }
    } finally {
      lock.unlock();
    }
    left.forEach(WarmPool::closeQuietly);
  }

  private void adopt(Set<SandboxId> claimed) {
    for (Sandbox sandbox : sandboxes.existing()) {
      if (claimed.contains(sandbox.id())) {
        survivors.put(sandbox.id(), sandbox);
      } else if (wantedMoreThan(foundOf(sandbox.spec()).size(), sandbox.spec())
          && sandbox.running()
          && sandboxes.isCurrent(sandbox)) {
        foundOf(sandbox.spec()).add(sandbox);
      } else {
        LOG.info("Removing a sandbox that nobody claimed: sandbox {}", sandbox.id());
        closeQuietly(sandbox);
      }
    }
  }

  private @Nullable Sandbox takeSpare(SandboxSpec spec) {
    lock.lock();
    try {
      Sandbox spare = sparesOf(spec).poll();
      changed.signalAll();
      return spare;
    } finally {
      lock.unlock();
    }
  }

  private void refill() {
    long pause = FIRST_PAUSE_MILLIS;
    Optional<SandboxSpec> next = nextMissing();
    while (next.isPresent()) {
      try {
        keep(proved(startedOrFound(next.get())));
        pause = FIRST_PAUSE_MILLIS;
      } catch (RuntimeException e) {
        LOG.warn("A spare desktop could not be made ready; trying again in {} ms", pause, e);
        rest(String.valueOf(e.getMessage()), pause);
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      }
      next = nextMissing();
    }
  }

  private Sandbox startedOrFound(SandboxSpec spec) {
    Sandbox waiting;
    lock.lock();
    try {
      waiting = foundOf(spec).poll();
    } finally {
      lock.unlock();
    }
    return waiting == null ? sandboxes.start(spec) : waiting;
  }

  private Sandbox proved(Sandbox sandbox) {
    try {
      preamble.prove(sandbox);
      return sandbox;
    } catch (RuntimeException e) {
      closeQuietly(sandbox);
      throw e;
    }
  }

  /** Waits until a spare is missing; empty once the pool is closed. */
  private Optional<SandboxSpec> nextMissing() {
    lock.lock();
    try {
      while (!closed) {
        Optional<SandboxSpec> spec =
            wanted.keySet().stream()
                .filter(kind -> wantedMoreThan(sparesOf(kind).size(), kind))
                .findFirst();
        if (spec.isPresent()) {
          return spec;
        }
        changed.awaitUninterruptibly();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void keep(Sandbox sandbox) {
    lock.lock();
    try {
      trouble = null;
      sparesOf(sandbox.spec()).add(sandbox);
    } finally {
      lock.unlock();
    }
  }

  private void rest(String why, long millis) {
    lock.lock();
    try {
      trouble = why;
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean wantedMoreThan(int count, SandboxSpec spec) {
    return wanted.getOrDefault(spec, 0) > count;
  }

  private Deque<Sandbox> foundOf(SandboxSpec spec) {
    return found.computeIfAbsent(spec, any -> new ArrayDeque<>());
  }

  private Deque<Sandbox> sparesOf(SandboxSpec spec) {
    return spares.computeIfAbsent(spec, any -> new ArrayDeque<>());
  }

  private static void closeQuietly(Sandbox sandbox) {
    try {
      sandbox.close();
    } catch (RuntimeException e) {
      LOG.warn("A sandbox could not be removed: sandbox {}", sandbox.id(), e);
    }
  }
}
