package greenroom.recorder.pipeline;

import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Native memory for pixels that wait, in blocks that are taken as they are needed and used again.
 * One thread takes room, another gives it back in the same order. Positions count the bytes that
 * were ever taken.
 */
final class HeldPixels implements AutoCloseable {
  private static final long ALIGNMENT = 64;
  private static final long LARGEST_BLOCK = 1 << 20;

  /** So much of what is not needed at the moment stays, or a busy screen would ask all the time. */
  private static final long MOST_SPARE = 8 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final long capacity;
  private final long blockSize;

  /** The oldest first; the last is being filled. */
  private final ArrayDeque<Block> inUse = new ArrayDeque<>();

  private final List<Block> spare = new ArrayList<>();

  /** What all blocks take, in use or spare. */
  private long taken;

  private long head;
  private long tail;

  /** Everything before this belongs to whole updates. */
  private long committed;

  private static final class Block {
    final Arena arena = Arena.ofShared();
    final MemorySegment memory;
    long used;
    long usedByWhole;

    /** Positions of the ends of the last room, and of the last that belongs to a whole update. */
    long end;

    long endOfWhole;

    Block(long size) {
      memory = arena.allocate(size, ALIGNMENT);
    }

    long left() {
      return memory.byteSize() - used;
    }

    Block emptied() {
      used = usedByWhole = end = endOfWhole = 0;
      return this;
    }
  }

  HeldPixels(long capacity) {
    this.capacity = capacity / ALIGNMENT * ALIGNMENT;
    this.blockSize = Math.min(LARGEST_BLOCK, this.capacity / 16);
  }

  /** Waits until there is room of this size in one piece. */
  MemorySegment room(long bytes) throws InterruptedException {
    lock.lock();
    try {
      long size = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      while (!ready(size)) {
        if (committed == tail) {
          throw new TroubleException(
              SessionProblem.HELD_TOO_MUCH,
              "One change of the screen needs more memory than may be held. Raise the limit or use"
                  + " a smaller screen.");
        }
        freed.await();
      }
      var block = inUse.getLast();
      var room = block.memory.asSlice(block.used, bytes);
      head += size;
      block.used += size;
      block.end = head;
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** Makes the last block in use one with enough room; answers false if there is none to be had. */
  private boolean ready(long size) {
    if (!inUse.isEmpty() && inUse.getLast().left() >= size) {
      return true;
    }
    // What is large gets a block of its own, so that little is lost at the end of the one before.
    long wanted = size > blockSize / 4 ? size : blockSize;
    var fitting =
        spare.stream()
            .filter(block -> block.memory.byteSize() >= wanted)
            .filter(block -> block.memory.byteSize() <= 2 * wanted)
            .min(Comparator.comparingLong(block -> block.memory.byteSize()));
    if (fitting.isPresent()) {
      spare.remove(fitting.get());
      inUse.addLast(fitting.get());
      return true;
    }
    if (taken + wanted > capacity) {
      letGo(0);
    }
    if (taken + wanted > capacity) {
      return false;
    }
    taken += wanted;
    inUse.addLast(new Block(wanted));
    return true;
  }

  /** Whether so much is held that nothing should be held any longer than it must. */
  boolean scarce() {
    lock.lock();
    try {
      long used = inUse.stream().mapToLong(block -> block.memory.byteSize()).sum();
      return used > capacity / 4 * 3;
    } finally {
      lock.unlock();
    }
  }

  /** The update that took room is whole; answers the position to give back to {@link #free}. */
  long commit() {
    lock.lock();
    try {
      var blocks = inUse.descendingIterator();
      while (blocks.hasNext()) {
        var block = blocks.next();
        if (block.endOfWhole == block.end) {
          break;
        }
        block.usedByWhole = block.used;
        block.endOfWhole = block.end;
      }
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
      while (!inUse.isEmpty() && inUse.getLast().usedByWhole == 0) {
        keep(inUse.removeLast());
      }
      if (!inUse.isEmpty()) {
        var last = inUse.getLast();
        last.used = last.usedByWhole;
        last.end = last.endOfWhole;
      }
      head = committed;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back everything up to a position. */
  void free(long position) {
    lock.lock();
    try {
      tail = Math.max(tail, position);
      while (!inUse.isEmpty() && inUse.getFirst().end <= tail) {
        keep(inUse.removeFirst());
      }
      letGo(MOST_SPARE);
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void keep(Block block) {
    spare.add(block.emptied());
  }

  /** Frees spare blocks, the longest unused first, until at most this much is left of them. */
  private void letGo(long most) {
    long left = spare.stream().mapToLong(block -> block.memory.byteSize()).sum();
    while (left > most) {
      var block = spare.removeFirst();
      left -= block.memory.byteSize();
      taken -= block.memory.byteSize();
      block.arena.close();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      inUse.forEach(block -> block.arena.close());
      spare.forEach(block -> block.arena.close());
      inUse.clear();
      spare.clear();
    } finally {
      lock.unlock();
    }
  }
}
