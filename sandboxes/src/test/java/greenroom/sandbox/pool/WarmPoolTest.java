package greenroom.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.testing.FakeSandboxes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmPoolTest {
  private static final SandboxSpec SPEC = new SandboxSpec("desktop", 1280, 720);
  private static final SandboxSpec OTHER = new SandboxSpec("desktop", 1920, 1080);

  private FakeSandboxes sandboxes;

  @BeforeEach
  void makeHost(@TempDir Path directory) {
    sandboxes = new FakeSandboxes(directory);
  }

  @AfterEach
  void removeAll() {
    sandboxes.close();
  }

  @Test
  void keeps_as_many_spares_as_wanted_and_no_more() {
    try (var pool = pool(2)) {
      eventually(() -> pool.ready(SPEC) == 2);
      assertThat(sandboxes.started()).isEqualTo(2);
    }
  }

  @Test
  void makes_up_for_a_claimed_spare() {
    try (var pool = pool(1)) {
      eventually(() -> pool.ready(SPEC) == 1);
      Sandbox claimed = pool.claim(SPEC);
      eventually(() -> pool.ready(SPEC) == 1);
      assertThat(pool.claim(SPEC).id()).isNotEqualTo(claimed.id());
    }
  }

  @Test
  void starts_a_desktop_of_a_kind_that_has_no_spares() {
    try (var pool = pool(1)) {
      assertThat(pool.claim(OTHER).spec()).isEqualTo(OTHER);
    }
  }

  @Test
  void never_hands_out_a_spare_that_has_died() {
    try (var pool = pool(1)) {
      eventually(() -> pool.ready(SPEC) == 1);
      Sandbox dead = sandboxes.existing().getFirst();
      sandboxes.fake(dead).die();
      assertThat(pool.claim(SPEC).id()).isNotEqualTo(dead.id());
      assertThat(sandboxes.existing()).noneMatch(sandbox -> sandbox.id().equals(dead.id()));
    }
  }

  @Test
  void leaves_spares_running_for_the_next_process() {
    try (var pool = pool(2)) {
      eventually(() -> pool.ready(SPEC) == 2);
    }
    try (var next = pool(2)) {
      eventually(() -> next.ready(SPEC) == 2);
      assertThat(sandboxes.started()).isEqualTo(2);
    }
  }

  @Test
  void replaces_spares_of_an_older_image() {
    try (var pool = pool(1)) {
      eventually(() -> pool.ready(SPEC) == 1);
    }
    Sandbox old = sandboxes.existing().getFirst();
    sandboxes.buildImagesAnew();
    try (var next = pool(1)) {
      assertThat(next.claim(SPEC).id()).isNotEqualTo(old.id());
      assertThat(sandboxes.existing()).noneMatch(other -> other.id().equals(old.id()));
    }
  }

  @Test
  void finds_claimed_sandboxes_again_and_does_not_give_them_to_others() {
    Sandbox claimed = sandboxes.start(SPEC);
    try (var pool = new WarmPool(sandboxes, Map.of(SPEC, 1), Set.of(claimed.id()), Preamble.NONE)) {
      assertThat(pool.survivor(claimed.id())).contains(claimed);
      assertThat(pool.claim(SPEC).id()).isNotEqualTo(claimed.id());
    }
  }

  @Test
  void removes_sandboxes_that_nobody_claims_and_nobody_wants() {
    Sandbox forgotten = sandboxes.start(OTHER);
    try (var pool = pool(1)) {
      eventually(() -> pool.ready(SPEC) == 1);
      assertThat(sandboxes.existing()).noneMatch(other -> other.id().equals(forgotten.id()));
    }
  }

  @Test
  void says_why_spares_are_missing_and_goes_on_when_it_can() {
    sandboxes.refuse("The disk is full.");
    try (var pool = pool(1)) {
      eventually(() -> pool.trouble().isPresent());
      assertThat(pool.trouble()).contains("The disk is full.");
      assertThatThrownBy(() -> pool.claim(SPEC)).isInstanceOf(SandboxException.class);
      sandboxes.recover();
      eventually(() -> pool.ready(SPEC) == 1);
      assertThat(pool.trouble()).isEmpty();
    }
  }

  @Test
  void hands_out_no_spare_that_failed_its_proof_and_starts_another() {
    var failed = new AtomicReference<@Nullable SandboxId>();
    Preamble firstFails =
        sandbox -> {
          if (failed.compareAndSet(null, sandbox.id())) {
            throw new SandboxException("A canary was read.");
          }
        };
    try (var pool = new WarmPool(sandboxes, Map.of(SPEC, 1), Set.of(), firstFails)) {
      eventually(() -> pool.ready(SPEC) == 1);
      assertThat(pool.claim(SPEC).id()).isNotEqualTo(failed.get());
      assertThat(sandboxes.existing()).noneMatch(other -> other.id().equals(failed.get()));
    }
  }

  @Test
  void proves_the_spares_of_the_process_before_again() {
    try (var pool = pool(1)) {
      eventually(() -> pool.ready(SPEC) == 1);
    }
    var proved = new CopyOnWriteArrayList<SandboxId>();
    try (var next =
        new WarmPool(sandboxes, Map.of(SPEC, 1), Set.of(), sandbox -> proved.add(sandbox.id()))) {
      eventually(() -> next.ready(SPEC) == 1);
      assertThat(proved).first().isEqualTo(next.claim(SPEC).id());
    }
  }

  @Test
  void removes_spares_when_told() {
    var pool = pool(2);
    eventually(() -> pool.ready(SPEC) == 2);
    pool.closeWithSpares();
    assertThat(sandboxes.existing()).isEmpty();
  }

  private WarmPool pool(int spares) {
    return new WarmPool(sandboxes, Map.of(SPEC, spares), Set.of(), Preamble.NONE);
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
