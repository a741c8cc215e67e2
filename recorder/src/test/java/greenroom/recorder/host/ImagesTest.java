package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.sandbox.SandboxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ImagesTest {
  @Test
  void builds_in_order_and_lets_wait_for_one() {
    var wiki = new CountDownLatch(1);
    var images =
        new Images(
            List.of("desktop", "wiki", "shop"),
            name -> {
              if (name.equals("wiki")) {
                awaitQuietly(wiki);
              }
            });
    assertThat(images.states()).containsEntry("desktop", "waiting");

    images.begin();
    images.await("desktop");
    SessionFixture.await(() -> "building".equals(images.states().get("wiki")));
    assertThat(images.states())
        .isEqualTo(Map.of("desktop", "ready", "wiki", "building", "shop", "waiting"));

    wiki.countDown();
    images.await("shop");
    assertThat(images.states().values()).containsOnly("ready");
  }

  @Test
  void one_that_fails_does_not_stop_the_others() {
    var images =
        new Images(
            List.of("wiki", "shop"),
            name -> {
              if (name.equals("wiki")) {
                throw new SandboxException("The disk is full.");
              }
            });
    images.begin();
    images.await("shop");

    assertThat(images.states()).containsEntry("wiki", "failed");
    assertThatThrownBy(() -> images.await("wiki")).hasMessageContaining("could not be built");
    assertThatThrownBy(() -> images.await("mail")).hasMessageContaining("no image");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
