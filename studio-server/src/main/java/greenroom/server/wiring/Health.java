package greenroom.server.wiring;

import greenroom.recorder.HostStatus;
import greenroom.server.RecorderHosts;
import greenroom.server.StudioHealth;
import greenroom.server.Unavailable;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at the database and the recorder host. */
final class Health implements StudioHealth {
  private final RecorderHosts hosts;
  private final IntSupplier liveSessions;

  Health(RecorderHosts hosts, IntSupplier liveSessions) {
    this.hosts = hosts;
    this.liveSessions = liveSessions;
  }

  @Override
  public Report look() {
    @Nullable String database = null;
    @Nullable String recorderHost = null;
    @Nullable HostStatus host = null;
    int live = -1;
    try {
      live = liveSessions.getAsInt();
    } catch (Unavailable e) {
      database = e.getMessage();
    }
    try {
      host = hosts.status();
    } catch (RuntimeException e) {
      recorderHost = e.getMessage();
    }
    return new Report(database, recorderHost, host, live);
  }
}
