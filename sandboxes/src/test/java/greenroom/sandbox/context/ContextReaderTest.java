package greenroom.sandbox.context;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.testing.FakeSandbox;
import greenroom.sandbox.testing.FakeSandboxes;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextReaderTest {
  private static final String ELEMENT =
      "\"element\":{\"role\":\"entry\",\"name\":\"User\",\"app\":\"a\",\"password\":false,"
          + "\"box\":{\"x\":1,\"y\":2,\"width\":3,\"height\":4}}";

  private final BlockingQueue<ContextEvent> heard = new LinkedBlockingQueue<>();
  private FakeSandboxes sandboxes;
  private FakeSandbox sandbox;

  @BeforeEach
  void start(@TempDir Path directory) {
    sandboxes = new FakeSandboxes(directory);
    sandbox = sandboxes.fake(sandboxes.start(new SandboxSpec("desktop", 1280, 720)));
  }

  @AfterEach
  void stop() {
    sandboxes.close();
  }

  @Test
  void hears_focus_with_its_box_and_time() throws Exception {
    try (var reader = connected()) {
      long now = System.nanoTime();
      sandbox.sayContext("{\"type\":\"focus\",\"nanos\":" + now + "," + ELEMENT + "}");
      assertThat(heard.poll(5, TimeUnit.SECONDS))
          .isEqualTo(
              new ContextEvent.Focus(
                  now,
                  new ContextEvent.ElementInfo(
                      "entry", "User", new ContextEvent.Box(1, 2, 3, 4), "a", "at-spi", false)));
      assertThat(reader.dropped()).isZero();
    }
  }

  @Test
  void hears_a_password_field_whose_place_is_not_known() throws Exception {
    try (var reader = connected()) {
      sandbox.sayContext(
          "{\"type\":\"password\",\"nanos\":1,\"key\":\"k\",\"shown\":true,\"box\":null}");
      assertThat(heard.poll(5, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ContextEvent.PasswordField.class, field -> assertThat(field.box()).isNull());
      assertThat(reader.connected()).isTrue();
    }
  }

  @Test
  void gives_an_impossible_time_the_time_of_arrival() throws Exception {
    long before = System.nanoTime();
    try (var reader = connected()) {
      sandbox.sayContext("{\"type\":\"focus\",\"nanos\":" + Long.MAX_VALUE + "," + ELEMENT + "}");
      assertThat(heard.poll(5, TimeUnit.SECONDS).nanos()).isBetween(before, System.nanoTime());
      assertThat(reader.dropped()).isZero();
    }
  }

  @Test
  void drops_what_is_not_an_event_and_goes_on() throws Exception {
    try (var reader = connected()) {
      sandbox.sayContext("garbage");
      sandbox.sayContext("{\"type\":\"rm\",\"nanos\":1}");
      sandbox.sayContext("{\"type\":\"focus\",\"type\":\"focus\",\"nanos\":1," + ELEMENT + "}");
      sandbox.sayContext("{\"type\":\"focus\",\"nanos\":-1," + ELEMENT + "}");
      sandbox.sayContext("[".repeat(9_000));
      sandbox.sayContext("x".repeat(2_000_000));
      sandbox.sayContext("{\"type\":\"focus\",\"nanos\":1," + ELEMENT + "}");
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isInstanceOf(ContextEvent.Focus.class);
      assertThat(reader.dropped()).isEqualTo(6);
    }
  }

  @Test
  void hears_a_tree_and_refuses_one_that_hangs_together_wrongly() throws Exception {
    String node = "{\"parent\":%d,\"role\":\"r\",\"name\":\"n\",\"box\":null,\"states\":[%s]}";
    String tree =
        "{\"type\":\"tree\",\"nanos\":1,\"id\":\"a-1\",\"title\":\"t\",\"app\":\"a\",\"box\":null,"
            + "\"whole\":true,\"nodes\":[%s]}";
    String window = node.formatted(-1, "\"active\"");
    try (var reader = connected()) {
      sandbox.sayContext(tree.formatted(node.formatted(0, "")));
      sandbox.sayContext(tree.formatted(window + "," + node.formatted(0, "\"odd\"")));
      sandbox.sayContext(
          tree.formatted(window + "," + (node.formatted(0, "") + ",").repeat(6_000) + window));
      sandbox.sayContext(tree.formatted(window + "," + node.formatted(0, "")));
      assertThat(heard.poll(5, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ContextEvent.Tree.class,
              told -> {
                assertThat(told.nodes()).hasSize(2);
                assertThat(told.nodes().getFirst().states()).containsExactly("active");
                assertThat(told + "" + told.nodes()).doesNotContain("\"t\"", "name");
              });
      assertThat(reader.dropped()).isEqualTo(3);
    }
  }

  @Test
  void drops_a_flood() throws Exception {
    try (var reader = connected()) {
      var lines = new StringBuilder();
      for (int i = 0; i < 3_000; i++) {
        lines.append("{\"type\":\"focus\",\"nanos\":1,").append(ELEMENT).append("}\n");
      }
      sandbox.sayContext(lines.toString());
      eventually(() -> heard.size() + reader.dropped() >= 3_000);
      assertThat(heard).hasSizeLessThanOrEqualTo(2 * 500);
    }
  }

  @Test
  void says_when_the_agent_cannot_be_heard() {
    try (var reader = connected()) {
      sandbox.die();
      eventually(() -> !reader.connected());
      assertThat(reader.connected()).isFalse();
    }
  }

  private ContextReader connected() {
    var reader = new ContextReader(sandbox::contextSocket, heard::add);
    eventually(() -> reader.connected() && sandbox.heardBy() > 0);
    return reader;
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
