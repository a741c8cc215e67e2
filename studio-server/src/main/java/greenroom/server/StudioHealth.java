package greenroom.server;

import greenroom.recorder.HostStatus;
import org.jspecify.annotations.Nullable;

/** How the studio is doing, for the operator's page and {@code /health}. */
public interface StudioHealth {

  /** Looks now; never throws. */
  Report look();

  /**
   * @param database null if it answers, else a plain sentence
   * @param recorderHost null if it answers, else a plain sentence
   * @param host what the host says about itself, or null
   * @param liveSessions sessions that are running, or −1 if the database does not answer
   */
  record Report(
      @Nullable String database,
      @Nullable String recorderHost,
      @Nullable HostStatus host,
      int liveSessions) {}
}
