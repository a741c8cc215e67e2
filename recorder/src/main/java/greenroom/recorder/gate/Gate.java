package greenroom.recorder.gate;

import greenroom.recorder.InputSink;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one desktop. It lives as long as the session, over any number of browser connections
 * and recordings; at most one browser is connected at a time. Input passes only between {@link
 * #open} and {@link #hold}; the picture always does.
 */
public final class Gate implements AutoCloseable {
  /** Guards {@code sink} and what connections hold down; never held while anything blocks. */
  final ReentrantLock lock = new ReentrantLock();

  final AtomicLong forwarded = new AtomicLong();
  final AtomicLong events = new AtomicLong();
  final AtomicLong dropped = new AtomicLong();
  final AtomicLong bytesToBrowser = new AtomicLong();

  private final Path screenSocket;
  private final GateRules rules;
  private @Nullable InputSink sink;
  private @Nullable BrowserConnection connection;
  private boolean closed;

  /** A gate that is held, in front of the desktop at this Unix socket. */
  public Gate(Path screenSocket, GateRules rules) {
    this.screenSocket = screenSocket;
    this.rules = rules;
  }

  /**
   * Connects a browser to the desktop. A browser that is connected already is closed with {@link
   * CloseReason#TAKEN_OVER}. Returns at once; trouble ends the connection through {@link
   * ClientChannel#close}.
   */
  public GateConnection attach(ClientChannel channel) {
    var arrived = new BrowserConnection(this, screenSocket, rules, channel);
    BrowserConnection before;
    lock.lock();
    try {
      before = connection;
      connection = closed ? null : arrived;
    } finally {
      lock.unlock();
    }
    if (before != null) {
      before.end(CloseReason.TAKEN_OVER);
    }
    if (connected(arrived)) {
      channel.connected(arrived);
      arrived.start();
    } else {
      arrived.end(CloseReason.CLOSED);
    }
    return arrived;
  }

  /** From here on input is offered to this sink, and what it takes is forwarded. */
  public void open(InputSink sink) {
    lock.lock();
    try {
      this.sink = closed ? null : sink;
    } finally {
      lock.unlock();
    }
  }

  /** From here on no input passes. What is held down is released at the desktop, and logged. */
  public void hold() {
    lock.lock();
    try {
      if (connection != null && sink != null) {
        connection.releaseHeld(sink);
      }
      sink = null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a browser is connected. */
  public boolean connected() {
    lock.lock();
    try {
      return connection != null;
    } finally {
      lock.unlock();
    }
  }

  /** What may pass besides keys, pointer and picture. */
  public GateRules rules() {
    return rules;
  }

  /** What passed so far. */
  public GateCounts counts() {
    return new GateCounts(forwarded.get(), events.get(), dropped.get(), bytesToBrowser.get());
  }

  /** Ends the browser's connection with {@link CloseReason#CLOSED}. */
  @Override
  public void close() {
    hold();
    BrowserConnection last;
    lock.lock();
    try {
      closed = true;
      last = connection;
      connection = null;
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.end(CloseReason.CLOSED);
    }
  }

  /** Where input goes now; to be asked and used under {@link #lock}. */
  @Nullable InputSink sink() {
    return sink;
  }

  /** A connection has ended: if it is the current one, there is none now. Under {@link #lock}. */
  void forget(BrowserConnection ended) {
    if (connection == ended) {
      connection = null;
    }
  }

  private boolean connected(BrowserConnection arrived) {
    lock.lock();
    try {
      return connection == arrived;
    } finally {
      lock.unlock();
    }
  }
}
