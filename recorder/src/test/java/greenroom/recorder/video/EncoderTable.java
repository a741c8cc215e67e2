package greenroom.recorder.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import greenroom.recorder.RecordedEvent.Box;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What the encoder's settings cost: milliseconds (processor) and bytes a picture, for changes as
 * desktops make them, at 1280 × 720. Prints one row for each setting that differs from the default.
 * Run it with the test class path; docs/benchmarks.md has what it said.
 */
public final class EncoderTable {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int ROUNDS = 60;
  private static final int KEYS = 8;

  private final MemorySegment screen = Arena.ofAuto().allocate(4L * WIDTH * (HEIGHT + 1));
  private final int[] page = page(1);
  private final int[] other = page(2);
  private int line;

  private EncoderTable() {}

  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT,
        "%-44s %14s %14s %14s %14s %14s%n",
        "",
        "caret",
        "letter",
        "row",
        "scroll",
        "key");
    var settings = new LinkedHashMap<String, Map<String, String>>();
    settings.put("as it is", Map.of());
    for (var argument : arguments) {
      var changed = new LinkedHashMap<String, String>();
      for (var pair : argument.split(",", -1)) {
        var words = pair.split("=", 2);
        changed.put(words[0], words[1]);
      }
      settings.put(argument, changed);
    }
    new EncoderTable().run("(warm-up)", Map.of());
    settings.forEach((name, changed) -> new EncoderTable().run(name, changed));
  }

  private void run(String name, Map<String, String> changed) {
    try (var encoder = new Vp9Encoder(WIDTH, HEIGHT, changed)) {
      show(page);
      var picture = encoder.picture();
      picture.draw(screen, 4 * WIDTH, new Box(0, 0, WIDTH, HEIGHT));
      encode(encoder, 0, true);
      System.out.printf(Locale.ROOT, "%-44s", name);
      cell(encoder, ROUNDS, false, this::caret);
      cell(encoder, ROUNDS, false, this::letter);
      cell(encoder, ROUNDS, false, this::row);
      cell(encoder, ROUNDS, false, this::scroll);
      cell(encoder, KEYS, true, this::everything);
      System.out.println();
    }
  }

  private interface Change {
    Box make(int round);
  }

  private long t;

  private void cell(Vp9Encoder encoder, int rounds, boolean key, Change change) {
    long nanos = 0;
    long bytes = 0;
    for (int i = 0; i < rounds; i++) {
      var box = change.make(i);
      long began = cpuNanos();
      encoder.picture().draw(screen, 4 * WIDTH, box);
      bytes += encode(encoder, t += 80_000, key);
      nanos += cpuNanos() - began;
    }
    System.out.printf(Locale.ROOT, "%7.2f %6d", nanos / 1e6 / rounds, bytes / rounds);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static int encode(Vp9Encoder encoder, long micros, boolean key) {
    var packet = encoder.encode(micros, key);
    int size = packet.size();
    av_packet_free(packet);
    return size;
  }

  private Box caret(int round) {
    // Each time elsewhere: a caret that only blinks is not encoded at all.
    return fill(new Box(400 + 3 * round, 300, 2, 16), 0);
  }

  private Box letter(int round) {
    return copy(other, new Box(200 + round * 9, 340, 9, 16));
  }

  private Box row(int round) {
    return copy(other, new Box(300, 100 + round * 8, 200, 40));
  }

  private Box scroll(int round) {
    line += 40;
    var box = new Box(100, 80, 900, 590);
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        set(x, y, page[(y + line) % HEIGHT * WIDTH + x]);
      }
    }
    return box;
  }

  private Box everything(int round) {
    show(round % 2 == 0 ? other : page);
    return new Box(0, 0, WIDTH, HEIGHT);
  }

  private Box fill(Box box, int colour) {
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        set(x, y, colour);
      }
    }
    return box;
  }

  private Box copy(int[] from, Box box) {
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        set(x, y, from[y * WIDTH + x]);
      }
    }
    return box;
  }

  private void show(int[] pixels) {
    copy(pixels, new Box(0, 0, WIDTH, HEIGHT));
  }

  private void set(int x, int y, int colour) {
    screen.setAtIndex(ValueLayout.JAVA_INT, (long) y * WIDTH + x, colour);
  }

  /** A page of small text with some coloured boxes. */
  private static int[] page(int seed) {
    var random = new Random(seed);
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 12; i++) {
      pen.setColor(new Color(random.nextInt(0xffffff)));
      pen.fillRect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 90, 24);
    }
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int y = 14; y < HEIGHT; y += 17) {
      var text = new StringBuilder();
      while (text.length() < 190) {
        text.append((char) ('a' + random.nextInt(26)));
        if (random.nextInt(6) == 0) {
          text.append(' ');
        }
      }
      pen.drawString(text.toString(), 8, y);
    }
    pen.dispose();
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
