package greenroom.sandbox.browser;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.Response;
import org.openqa.selenium.remote.SessionId;
import org.openqa.selenium.remote.codec.w3c.W3CHttpCommandCodec;
import org.openqa.selenium.remote.codec.w3c.W3CHttpResponseCodec;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * A driver for a WebDriver session that already lives: the browser outlives this process, so the
 * session is found, not made.
 */
final class AttachedDriver extends RemoteWebDriver {

  AttachedDriver(URI driver, String session, Duration limit) {
    super(new Attached(driver, session, limit), new MutableCapabilities());
  }

  /** Answers the request for a new session with the one that is there. */
  private static final class Attached extends HttpCommandExecutor {
    private final String session;

    Attached(URI driver, String session, Duration limit) {
      super(
          ClientConfig.defaultConfig()
              .baseUri(driver)
              .connectionTimeout(Duration.ofSeconds(5))
              .readTimeout(limit));
      this.session = session;
      commandCodec = new W3CHttpCommandCodec();
      responseCodec = new W3CHttpResponseCodec();
    }

    @Override
    public Response execute(Command command) throws IOException {
      if (!DriverCommand.NEW_SESSION.equals(command.getName())) {
        return super.execute(command);
      }
      var response = new Response(new SessionId(session));
      response.setState("success");
      response.setValue(Map.of("browserName", "chrome"));
      return response;
    }
  }
}
