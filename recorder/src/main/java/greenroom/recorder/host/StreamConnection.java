package greenroom.recorder.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.HostTicketVerifier;
import greenroom.recorder.HostTicketVerifier.Accepted;
import greenroom.recorder.HostTicketVerifier.Refused;
import greenroom.recorder.RecordingId;
import greenroom.recorder.gate.CloseReason;
import greenroom.recorder.gate.GateConnection;
import io.micronaut.websocket.WebSocketSession;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a volunteer's page. The first text message must let it in; after that binary
 * messages go to the gate and text messages, one by one on a virtual thread, to the session.
 */
final class StreamConnection implements Viewer, DesktopFrames.Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIME_TO_OPEN = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);
  private static final int WAITING_MESSAGES = 256;

  private final WebSocketSession socket;
  private final DesktopFrames frames;
  private final String origin;
  private final HostTicketVerifier tickets;
  private final Sessions sessions;
  private final BlockingQueue<String> texts = new ArrayBlockingQueue<>(WAITING_MESSAGES);
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile long heardAt = System.nanoTime();
  private volatile @Nullable LiveSession session;
  private volatile @Nullable GateConnection gate;

  StreamConnection(
      WebSocketSession socket,
      DesktopFrames frames,
      String origin,
      HostTicketVerifier tickets,
      Sessions sessions) {
    this.socket = socket;
    this.frames = frames;
    this.origin = origin;
    this.tickets = tickets;
    this.sessions = sessions;
  }

  /** Begins to wait for the first message. */
  void start() {
    frames.receiver(this);
    Thread.ofVirtual().name("stream-", 0).start(this::serve);
  }

  /** The browser answered a ping. */
  void alive() {
    heardAt = System.nanoTime();
  }

  /** Takes one text message. Called on the event loop. */
  void receive(String text) {
    alive();
    if (!texts.offer(text)) {
      refuse("The page sent more than this session can take.");
    }
  }

  /** Takes some of the desktop's stream. Called on the event loop. */
  @Override
  public void receive(byte[] bytes) {
    alive();
    GateConnection open = gate;
    if (open != null) {
      open.receive(bytes);
    }
  }

  @Override
  public void hasRoom() {
    GateConnection open = gate;
    if (open != null) {
      open.hasRoom();
    }
  }

  /** The socket is closed. Called on the event loop. */
  void gone() {
    if (over.compareAndSet(false, true)) {
      texts.clear();
      texts.offer(""); // wakes the serving thread
    }
    GateConnection open = gate;
    if (open != null) {
      open.disconnected();
    }
    LiveSession live = session;
    if (live != null) {
      live.left(this);
    }
  }

  @Override
  public void connected(GateConnection connection) {
    gate = connection;
  }

  private void serve() {
    try {
      String first = texts.poll(TIME_TO_OPEN.toSeconds(), TimeUnit.SECONDS);
      if (first == null) {
        refuse("The page did not say within 5 seconds which session it wants. Reload the page.");
        return;
      }
      LiveSession live = admit(first);
      if (live == null) {
        return;
      }
      session = live;
      live.join(this);
      while (!over.get()) {
        String text = texts.poll(QUIET.toSeconds(), TimeUnit.SECONDS);
        if (text == null) {
          askForLife();
        } else if (!over.get()) {
          obey(live, text);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A browser that vanished without closing its connection must not count as present. */
  private void askForLife() {
    if (System.nanoTime() - heardAt > LONGEST_SILENCE.toNanos()) {
      LOG.info("stream silent, closing it");
      socket.close();
    } else {
      var _ = socket.sendPingAsync(new byte[0]);
    }
  }

  private @Nullable LiveSession admit(String first) {
    try {
      if (!(ControlMessage.parse(first) instanceof ControlMessage.Open open)) {
        return refuse("The page must first say which session it wants. Reload the page.");
      }
      return switch (tickets.forStream(open.ticket())) {
        case Refused refused -> refuse(refused.reason() + " Reload the page to get a new one.");
        case Accepted accepted -> find(Objects.requireNonNull(accepted.ticket().session()));
      };
    } catch (IllegalArgumentException | HostException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable LiveSession find(RecordingId id) {
    LiveSession found = sessions.get(id);
    return found.order().origin().equals(origin)
        ? found
        : refuse("This page is not from the studio that ordered the session.");
  }

  private void obey(LiveSession live, String text) {
    try {
      live.control(this, ControlMessage.parse(text));
    } catch (IllegalArgumentException | HostException e) {
      tell(Messages.Problem.because(String.valueOf(e.getMessage())));
    }
  }

  private @Nullable LiveSession refuse(String sentence) {
    LOG.warn("stream refused reason=\"{}\"", sentence);
    tellLast(Messages.Refused.because(sentence));
    return null;
  }

  @Override
  public void tell(Object message) {
    if (!over.get()) {
      send(message, () -> {});
    }
  }

  @Override
  public void tellLast(Object message) {
    if (over.compareAndSet(false, true)) {
      texts.clear();
      texts.offer("");
      send(message, socket::close);
    }
  }

  @Override
  public EventLoop loop() {
    return frames.loop();
  }

  @Override
  public void send(ByteBuf bytes) {
    if (over.get()) {
      bytes.release();
    } else {
      frames.send(bytes);
    }
  }

  @Override
  public void flush() {
    frames.flush();
  }

  @Override
  public boolean keepsUp() {
    return frames.keepsUp();
  }

  @Override
  public void close(CloseReason reason) {
    gate = null;
    tellLast(
        reason == CloseReason.TAKEN_OVER
            ? Messages.TakenOver.now()
            : Messages.Problem.because(reason.sentence()));
  }

  private void send(Object message, Runnable afterwards) {
    try {
      var _ =
          socket
              .sendAsync(JSON.writeValueAsString(message))
              .whenComplete((sent, failure) -> afterwards.run()); // a page that left is no failure
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Messages to the page can always be written as JSON");
    } catch (RuntimeException e) {
      afterwards.run(); // the page has left
    }
  }
}
