package greenroom.recorder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.TroubleException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldPixelsTest {
  private static final int CAPACITY = 1 << 20;

  @Test
  void what_is_held_stays_as_it_was_round_after_round() throws Exception {
    record Held(java.lang.foreign.MemorySegment room, byte value, long position) {}
    var random = new Random(7);
    var held = new ArrayDeque<Held>();
    long bytes = 0;
    try (var pixels = new HeldPixels(CAPACITY)) {
      for (int i = 0; i < 5000; i++) {
        int size = 1 + random.nextInt(100_000);
        while (bytes + size > CAPACITY / 2) {
          var oldest = held.remove();
          assertThat(oldest.room().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo(oldest.value());
          assertThat(oldest.room().get(ValueLayout.JAVA_BYTE, oldest.room().byteSize() - 1))
              .isEqualTo(oldest.value());
          pixels.free(oldest.position());
          bytes -= oldest.room().byteSize();
        }
        var room = pixels.room(size);
        room.fill((byte) i);
        held.add(new Held(room, (byte) i, pixels.commit()));
        bytes += size;
      }
    }
  }

  @Test
  void waits_for_room_and_gets_it() throws Exception {
    try (var pixels = new HeldPixels(CAPACITY)) {
      pixels.room(CAPACITY * 3L / 4);
      long first = pixels.commit();
      var second = new CompletableFuture<Long>();
      var waiting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      second.complete(pixels.room(CAPACITY / 2).byteSize());
                    } catch (InterruptedException e) {
                      second.completeExceptionally(e);
                    }
                  });
      Await.until("the thread waits", () -> waiting.getState() == Thread.State.WAITING);
      assertThat(second).isNotDone();
      pixels.free(first);
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(CAPACITY / 2);
    }
  }

  @Test
  void an_unwanted_update_leaves_no_hole() throws Exception {
    try (var pixels = new HeldPixels(CAPACITY)) {
      for (int i = 0; i < 100; i++) {
        pixels.room(CAPACITY / 2);
        pixels.discard();
      }
    }
  }

  @Test
  void says_when_one_update_can_never_fit() {
    try (var pixels = new HeldPixels(CAPACITY)) {
      assertThatThrownBy(() -> pixels.room(CAPACITY + 64))
          .isInstanceOfSatisfying(
              TroubleException.class,
              trouble -> assertThat(trouble.code()).isEqualTo("held-too-much"));
    }
  }
}
