package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.store.RecordingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a session when the recorder host's process dies. */
@Tag("docker")
class CrashTest {
  private static final int KILLS =
      Integer.getInteger(
          "greenroom.test.kills", Boolean.getBoolean("greenroom.test.long") ? 200 : 20);
  private static final int LONGEST_START_MILLIS = 2500;
  private static final int LONGEST_WORK_MILLIS = 2800;

  @TempDir private Path data;

  @Test
  void a_host_that_is_killed_at_any_moment_loses_what_was_held_and_a_second() throws Exception {
    long seed = Long.getLong("greenroom.test.seed", System.nanoTime());
    var random = new Random(seed);
    try (var harness = new CrashHarness(data, random)) {
      harness.prepare();
      for (int i = 1; i <= KILLS; i++) {
        boolean whileStarting = i % 4 == 0;
        var after =
            Duration.ofMillis(
                random.nextInt(whileStarting ? LONGEST_START_MILLIS : LONGEST_WORK_MILLIS));
        String name =
            "kill %d of seed %d, %d ms after %s"
                .formatted(i, seed, after.toMillis(), whileStarting ? "its start" : "recording");
        if (whileStarting) {
          harness.endWhileStarting(name, after, HostUnderTest::kill);
        } else {
          harness.live(name, RecorderHost.class, after, HostUnderTest::kill);
        }
      }
      harness.host.start();
      var recorded = harness.finish();
      System.out.println("CrashTest: " + harness.compare(recorded));
      assertThat(recorded.manifest().reasons()).containsExactly("host-crash");
    }
  }

  @Test
  void no_signal_and_no_lack_of_memory_leaves_a_dump_and_a_freeze_and_a_polite_stop_lose_nothing()
      throws Exception {
    var random = new Random(7);
    var work = Duration.ofMillis(1200);
    try (var harness = new CrashHarness(data, random)) {
      harness.prepare();
      harness.live("frozen", RecorderHost.class, work, CrashTest::freeze, work, CrashTest::stop);
      for (String signal : List.of("ABRT", "SEGV")) {
        harness.live("SIG" + signal, RecorderHost.class, work, host -> end(host, signal));
      }
      harness.live("SIGQUIT", RecorderHost.class, work, CrashTest::quitAndKill);
      harness.live("out of memory", ExhaustedHost.class, work, this::exhaust);
      Files.delete(data.resolve("exhaust"));
      harness.host.start();
      var recorded = harness.finish();
      System.out.println("CrashTest, ended by signals: " + harness.compare(recorded));
      assertThat(harness.lost("frozen", recorded)).isZero();
    }
  }

  @Test
  void a_full_disk_holds_the_input_until_there_is_room_again() throws Exception {
    try (var disk = SmallDisk.of(data, 60 << 20);
        var harness = new CrashHarness(data, new Random(9))) {
      long began = harness.start(RecorderHost.class);
      try (TestPage page = harness.host.page()) {
        TestHands hands = CrashHarness.ready(page);
        disk.fillUpTo(RecordingStore.RESERVE + 60_000);
        harness.typeUntilState("disk full", page, hands, began, "HELD");
        assertThat(harness.host.status().path("problem").asText()).isEqualTo("disk-full");
        disk.free();
        long freed = System.nanoTime();
        page.awaitState("RECORDING");
        assertThat(Duration.ofNanos(System.nanoTime() - freed)).isLessThan(Duration.ofSeconds(15));
        harness.typeFor("room again", hands, System.nanoTime(), Duration.ofSeconds(1));
      }
      var recorded = harness.finish();
      System.out.println("CrashTest, full disk: " + harness.compare(recorded));
      assertThat(recorded.manifest().complete()).isFalse();
      assertThat(recorded.manifest().reasons()).contains("counts-differ-stored");
    }
  }

  @Test
  void a_desktop_that_dies_leaves_everything_up_to_its_end() throws Exception {
    try (var harness = new CrashHarness(data, new Random(10))) {
      int typed;
      harness.start(RecorderHost.class);
      try (TestPage page = harness.host.page()) {
        TestHands hands = CrashHarness.ready(page);
        harness.typist.typeUntil(hands, System.nanoTime() + 1_500_000_000L);
        typed = harness.typist.pressed().size();
        harness.host.killDesktop();
        harness.typist.typeUntil(hands, System.nanoTime() + 300_000_000L);
        page.awaitClose();
      }
      harness.host.awaitState("BROKEN");
      assertThat(harness.host.status().path("problem").asText()).isEqualTo("desktop-died");
      var recorded = harness.open();
      assertThat(recorded.keys()).hasSizeGreaterThanOrEqualTo(typed);
      assertThat(recorded.manifest().reasons()).containsExactly("desktop-died");
    }
  }

  private static void end(HostUnderTest host, String signal) throws Exception {
    host.signal(signal);
    host.awaitEnd();
  }

  /** It makes the host write where its threads stand, and go on. */
  private static void quitAndKill(HostUnderTest host) throws Exception {
    host.signal("QUIT");
    HostUnderTest.await("the host answers", Duration.ofSeconds(10), host::answers);
    host.kill();
  }

  private void exhaust(HostUnderTest host) throws Exception {
    ExhaustedHost.ask(data);
    host.awaitEnd();
  }

  private static void freeze(HostUnderTest host) throws Exception {
    host.signal("STOP");
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    host.signal("CONT");
  }

  /** Whoever types stops a moment before, or the last keys would not reach the host at all. */
  private static void stop(HostUnderTest host) throws Exception {
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    assertThat(host.terminate()).as("seconds to stop politely").isLessThan(6);
  }
}
