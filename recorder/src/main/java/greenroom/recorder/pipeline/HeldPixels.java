package greenroom.recorder.pipeline;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Native memory for pixels that wait, used round and round. One thread takes room, another gives it
 * back in the same order. Positions count on for ever; the place in memory is their remainder.
 */
final class HeldPixels implements AutoCloseable {
  private static final long ALIGNMENT = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final long capacity;

  /** Where the next room begins; what is before it up to {@code tail} is in use. */
  private long head;

  private long tail;

  /** Everything before this belongs to whole updates. */
  private long committed;

  HeldPixels(long capacity) {
    this.capacity = capacity / ALIGNMENT * ALIGNMENT;
    this.memory = arena.allocate(this.capacity, ALIGNMENT);
  }

  /** Waits until there is room of this size in one piece. */
  MemorySegment room(long bytes) throws InterruptedException {
    lock.lock();
    try {
      long size = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      while (true) {
        if (head == tail) {
          // Empty: begin at the front, so that little memory is ever touched.
          head = tail = committed = (head + capacity - 1) / capacity * capacity;
        }
        long begin = head % capacity + size <= capacity ? head : head + capacity - head % capacity;
        if (begin + size - tail <= capacity) {
          head = begin + size;
          return memory.asSlice(begin % capacity, bytes);
        }
        if (committed == tail) {
          throw new TroubleException(
              SessionProblem.HELD_TOO_MUCH,
              "One change of the screen needs more memory than may be held. Raise the limit or use"
                  + " a smaller screen.");
        }
        freed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether so much is held that nothing should be held any longer than it must. */
  boolean scarce() {
    lock.lock();
    try {
      return head - tail > capacity / 4 * 3;
    } finally {
      lock.unlock();
    }
  }

  /** The update that took room is whole; answers the position to give back to {@link #free}. */
  long commit() {
    lock.lock();
    try {
      committed = head;
      return committed;
    } finally {
      lock.unlock();
    }
  }

  /** The update that took room is not wanted. */
  void discard() {
    lock.lock();
    try {
      head = Math.max(committed, tail);
    } finally {
      lock.unlock();
    }
  }

  /** Gives back everything up to a position. */
  void free(long position) {
    lock.lock();
    try {
      tail = Math.max(tail, position);
      head = Math.max(head, tail);
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
