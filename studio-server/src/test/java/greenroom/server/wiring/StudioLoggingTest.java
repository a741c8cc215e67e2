package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioLoggingTest {
  private static final URL CONFIGURATION =
      Objects.requireNonNull(StudioLoggingTest.class.getResource("/logback.xml"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.github.dockerjava.core.command.ExecStartResultCallback",
        "com.github.dockerjava.zerodep.shaded.org.apache.hc.client5.http.wire",
        "org.testcontainers.containers.GenericContainer",
        "tc.greenroom/desktop"
      })
  void libraries_that_quote_what_a_sandbox_runs_stay_quiet_whatever_the_root_says(String name)
      throws JoranException {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(CONFIGURATION);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);

    assertThat(context.getLogger(name).isInfoEnabled()).isFalse();
    assertThat(context.getLogger(name).isWarnEnabled()).isTrue();
  }
}
