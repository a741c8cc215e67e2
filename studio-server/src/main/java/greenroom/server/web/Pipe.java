package greenroom.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns something that writes into something that is read, without holding all of it. */
final class Pipe {
  private static final Logger LOG = LoggerFactory.getLogger(Pipe.class);
  private static final int BUFFER = 256 * 1024;

  private Pipe() {}

  /** Writes somewhere, and may fail on the way. */
  interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Reads what the source writes. When the source fails, reading fails too, so that a download
   * breaks off instead of looking complete.
   */
  static InputStream from(Source source) {
    var in = new PipedInputStream(BUFFER);
    PipedOutputStream out;
    try {
      out = new PipedOutputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual()
        .name("download")
        .start(
            () -> {
              try {
                source.writeTo(out);
                out.close();
              } catch (IOException | RuntimeException e) {
                // Left open on purpose: the reader then finds its writer dead, and fails.
                LOG.warn("A download broke off: {}", e.getClass().getName());
              }
            });
    return in;
  }
}
