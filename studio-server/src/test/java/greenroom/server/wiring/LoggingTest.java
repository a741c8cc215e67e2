package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logging of both processes, as their files configure it. */
class LoggingTest {
  private static final List<String> QUOTE_WHAT_A_SANDBOX_RUNS =
      List.of(
          "com.github.dockerjava.core.command.ExecStartResultCallback",
          "com.github.dockerjava.zerodep.shaded.org.apache.hc.client5.http.wire",
          "org.testcontainers.containers.GenericContainer",
          "tc.greenroom/desktop");

  @ParameterizedTest
  @ValueSource(strings = {"/logback.xml", "/greenroom/recorder/host/logback.xml"})
  void libraries_that_quote_what_a_sandbox_runs_stay_quiet_whatever_the_root_says(String file)
      throws JoranException {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(LoggingTest.class.getResource(file)));
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);

    assertThat(QUOTE_WHAT_A_SANDBOX_RUNS)
        .noneMatch(name -> context.getLogger(name).isInfoEnabled())
        .allMatch(name -> context.getLogger(name).isWarnEnabled());
  }
}
