package greenroom.recorder.host;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.bench.BenchDesktop;
import greenroom.recorder.proving.DesktopToProve;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A bench's desktop whose agent and browser are listened to, as the host listens. */
public record HeardDesktop(BenchDesktop desktop) implements DesktopToProve {
  @Override
  public Path screenSocket() {
    return desktop.screenSocket();
  }

  @Override
  public byte[] run(List<String> command, byte[] standardInput, Duration limit) {
    return desktop.run(command, standardInput, limit);
  }

  @Override
  public Listening context(RecordingClock clock, Consumer<ContextSignal> listener) {
    var feed = new ContextFeed(desktop.sandbox(), clock, listener);
    desktop.sandbox().browser().context(feed::hear);
    return feed;
  }
}
