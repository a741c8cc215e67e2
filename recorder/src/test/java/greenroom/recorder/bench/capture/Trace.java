package greenroom.recorder.bench.capture;

import greenroom.recorder.rfb.ClientMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A committed trace, with the timing of hands filled in. The same name gives the same acts at the
 * same times, always. {@code office.trace} explains the lines.
 */
public final class Trace {
  private static final int SHIFT = 0xffe1;
  private static final Map<String, Integer> NAMED =
      Map.of(
          "ctrl",
          0xffe3,
          "alt",
          0xffe9,
          "shift",
          0xffe1,
          "Tab",
          0xff09,
          "Return",
          0xff0d,
          "BackSpace",
          0xff08,
          "Home",
          0xff50,
          "Escape",
          0xff1b);
  private static final int WHEEL_UP = 1 << 3;
  private static final int WHEEL_DOWN = 1 << 4;
  private static final double POINTER_STEP = 0.017; // as noVNC thins them out

  private final List<Act> acts = new ArrayList<>();
  private final Random random = new Random(20261120);
  private double now;
  private int steps;
  private int x = 640;
  private int y = 360;

  private Trace() {}

  /** The trace of this name beside this class. */
  public static Trace named(String name) {
    var trace = new Trace();
    resource(name + ".trace")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(trace::line);
    return trace;
  }

  /** A text beside this class. */
  public static String resource(String name) {
    try (InputStream in = Trace.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is done, in order of time. */
  public List<Act> acts() {
    return List.copyOf(acts);
  }

  /** How long one play takes. */
  public Duration length() {
    return Duration.ofNanos((long) (now * 1e9));
  }

  double stepsPerMinute() {
    return steps * 60 / now;
  }

  /** The share of its seconds in which there is input. */
  double activeShare() {
    long active =
        acts.stream()
            .filter(Act.Input.class::isInstance)
            .mapToLong(act -> act.at() / 1_000_000_000)
            .distinct()
            .count();
    return active / Math.ceil(now);
  }

  private void line(String line) {
    var words = List.of(line.split(" ", 2));
    String rest = words.size() > 1 ? words.get(1) : "";
    switch (words.getFirst()) {
      case "point" -> point(rest.split(" ", -1));
      case "click" -> click();
      case "keys" -> List.of(rest.split(" ", -1)).forEach(this::chord);
      case "type" -> type(rest);
      case "wheel" -> wheel(Integer.parseInt(rest));
      case "rest" -> now += Double.parseDouble(rest);
      case "shot" -> acts.add(new Act.Shot(nanos()));
      default -> throw new IllegalArgumentException("A trace cannot \"" + line + "\"");
    }
  }

  /** A hand's way: slow, fast, slow (minimum jerk). */
  private void point(String... to) {
    int fromX = x;
    int fromY = y;
    double seconds = Double.parseDouble(to[2]);
    int count = (int) (seconds / POINTER_STEP);
    for (int i = 1; i <= count; i++) {
      double u = (double) i / count;
      double way = u * u * u * (10 - 15 * u + 6 * u * u);
      x = (int) Math.round(fromX + way * (Integer.parseInt(to[0]) - fromX));
      y = (int) Math.round(fromY + way * (Integer.parseInt(to[1]) - fromY));
      now += POINTER_STEP;
      send(new ClientMessage.Pointer(0, x, y));
    }
    steps++;
  }

  private void click() {
    send(new ClientMessage.Pointer(1, x, y));
    now += 0.09;
    send(new ClientMessage.Pointer(0, x, y));
    steps++;
  }

  private void chord(String keys) {
    var syms = List.of(keys.split("\\+", -1)).stream().map(Trace::keysym).toList();
    for (int sym : syms) {
      send(new ClientMessage.Key(true, sym));
      now += 0.05;
    }
    for (int sym : syms.reversed()) {
      send(new ClientMessage.Key(false, sym));
    }
    now += 0.15;
    steps++;
  }

  private void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      int sym = keysym(text.substring(i, i + 1));
      boolean shift = Character.isUpperCase(text.charAt(i));
      if (shift) {
        send(new ClientMessage.Key(true, SHIFT));
      }
      send(new ClientMessage.Key(true, sym));
      now += 0.07;
      send(new ClientMessage.Key(false, sym));
      if (shift) {
        send(new ClientMessage.Key(false, SHIFT));
      }
      now += 0.03 + 0.10 * Math.exp(0.5 * random.nextGaussian());
    }
    steps++;
  }

  private void wheel(int notches) {
    for (int i = 0; i < Math.abs(notches); i++) {
      send(new ClientMessage.Pointer(notches > 0 ? WHEEL_DOWN : WHEEL_UP, x, y));
      send(new ClientMessage.Pointer(0, x, y));
      now += 0.05 + 0.09 * random.nextDouble();
    }
    steps++;
  }

  private void send(ClientMessage message) {
    acts.add(new Act.Input(nanos(), message));
  }

  private long nanos() {
    return (long) (now * 1e9);
  }

  private static int keysym(String key) {
    var named = NAMED.get(key);
    return named != null ? named : key.codePointAt(0);
  }
}
