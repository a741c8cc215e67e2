package greenroom.recorder.host;

/** What stands behind the web server. */
interface HostWorks extends HostReport, AutoCloseable {
  Sessions sessions();

  RecordingFiles files();

  /** Goes on with the sessions of the run before and fills the pool; returns soon. */
  void begin();

  /** Flushes every session; sandboxes go on running. */
  @Override
  void close();
}
