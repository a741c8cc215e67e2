package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostSettingsTest {
  @Test
  void has_good_defaults() {
    HostSettings settings = HostSettings.from(Map.of());

    assertThat(settings.port()).isEqualTo(8401);
    assertThat(settings.url()).isEqualTo(URI.create("http://localhost:8401"));
    assertThat(settings.pool()).isEqualTo(2);
    assertThat(settings.grace()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.folder()).isEqualTo(Path.of("data/host").toAbsolutePath());
  }

  @Test
  void names_the_variable_that_is_wrong() {
    assertWrong("GREENROOM_HOST_PORT", "eighty");
    assertWrong("GREENROOM_HOST_PORT", "70000");
    assertWrong("GREENROOM_POOL", "-1");
    assertWrong("GREENROOM_GRACE_MINUTES", "99999");
    assertWrong("GREENROOM_HOST_URL", "localhost");
    assertWrong("GREENROOM_HOST_URL", "http://a b");
  }

  private static void assertWrong(String name, String value) {
    assertThatThrownBy(() -> HostSettings.from(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
