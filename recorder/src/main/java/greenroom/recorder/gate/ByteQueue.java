package greenroom.recorder.gate;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A queue of byte chunks, bounded in bytes, that can be ended and nudged. */
final class ByteQueue {
  private static final byte[] NUDGE = {};

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
  private final int limit;
  private int size;
  private boolean ended;

  ByteQueue(int limit) {
    this.limit = limit;
  }

  /** Adds a chunk without blocking; answers false when it does not fit. */
  boolean offer(byte[] chunk) {
    lock.lock();
    try {
      if (size + chunk.length > limit) {
        return false;
      }
      size += chunk.length;
      chunks.add(chunk);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Makes {@link #take} answer, with nothing, after what is queued already. */
  void nudge() {
    offer(NUDGE);
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      chunks.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next chunk; null once ended. */
  byte @Nullable [] take() throws InterruptedException {
    lock.lock();
    try {
      while (chunks.isEmpty() && !ended) {
        changed.await();
      }
      if (ended) {
        return null;
      }
      var chunk = chunks.remove();
      size -= chunk.length;
      return chunk;
    } finally {
      lock.unlock();
    }
  }
}
