package greenroom.recorder.bench.capture;

import greenroom.recorder.rfb.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Plays a trace in real time, and takes a lossless screenshot at each of its shots. */
final class Player {
  private final Eyes eyes;

  Player(Eyes eyes) {
    this.eyes = eyes;
  }

  /** What came of one play, or of several without a rest between them. */
  record Played(long began, long ended, int inputs, List<Eyes.Picture> shots) {}

  /** Plays until this many seconds are over, whole plays only. */
  Played play(Trace trace, int seconds, Consumer<ClientMessage> hands) {
    var shots = new ArrayList<Eyes.Picture>();
    int inputs = 0;
    long began = System.nanoTime();
    long start = began;
    do {
      for (var act : trace.acts()) {
        waitUntil(start + act.at());
        switch (act) {
          case Act.Input input -> {
            hands.accept(input.message());
            inputs++;
          }
          case Act.Shot _ -> shots.add(eyes.look());
        }
      }
      start += trace.length().toNanos();
      waitUntil(start);
    } while (start - began < seconds * 1_000_000_000L);
    return new Played(began, System.nanoTime(), inputs, shots);
  }

  static void waitUntil(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
