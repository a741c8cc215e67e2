package greenroom.recorder.video;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent.Box;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentEncoderTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void keeps_presentation_times_to_the_microsecond() throws Exception {
    var times = List.of(0L, 33_333_000L, 33_334_000L, 400_000_000L, SECOND, SECOND + 7_000);
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var screen = screen(arena);
      var file = begin(encoder);
      for (long t : times) {
        if (t == SECOND) {
          file.writeBytes(encoder.cut(SECOND, false).bytes());
        } else {
          paint(screen, (int) (t % 251));
          encoder.draw(screen, 4 * WIDTH, whole());
          encoder.frame(t, false);
        }
      }
      file.writeBytes(encoder.finish(2 * SECOND).bytes());
      assertThat(decode(file)).extracting(Frame::t).isEqualTo(times);
    }
  }

  @Test
  void begins_a_later_segment_at_its_own_time() throws Exception {
    long start = 600 * SECOND;
    try (var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var file = begin(encoder);
      encoder.frame(start, true);
      file.writeBytes(encoder.cut(start + SECOND, false).bytes());
      file.writeBytes(encoder.cut(start + 2 * SECOND, true).bytes());
      file.writeBytes(encoder.finish(start + 3 * SECOND).bytes());
      assertThat(decode(file))
          .extracting(Frame::t)
          .containsExactly(start, start + SECOND, start + 2 * SECOND);
    }
  }

  @Test
  void decodes_from_a_key_frame_when_parts_before_it_are_gone() throws Exception {
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var screen = screen(arena);
      var file = begin(encoder);
      paint(screen, 10);
      encoder.draw(screen, 4 * WIDTH, whole());
      encoder.frame(0, true);
      encoder.cut(SECOND, false);
      paint(screen, 200);
      encoder.draw(screen, 4 * WIDTH, whole());
      encoder.frame(SECOND + 5_000_000, false);
      var second = encoder.cut(2 * SECOND, true);
      var third = encoder.finish(3 * SECOND);
      assertThat(second.keyframe()).isFalse();
      assertThat(second.frames()).isEqualTo(2);
      assertThat(third.keyframe()).isTrue();
      file.writeBytes(third.bytes());
      var frames = decode(file);
      assertThat(frames).extracting(Frame::t).containsExactly(2 * SECOND);
      assertThat(frames.getFirst().image().getRGB(100, 100) & 0xff).isBetween(195, 205);
    }
  }

  @Test
  void goes_on_at_the_right_time_after_a_gap() throws Exception {
    try (var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var file = begin(encoder);
      encoder.frame(0, true);
      file.writeBytes(encoder.cut(SECOND, false).bytes());
      encoder.discard();
      encoder.frame(70 * SECOND, true);
      file.writeBytes(encoder.cut(71 * SECOND, false).bytes());
      file.writeBytes(encoder.finish(72 * SECOND).bytes());
      assertThat(decode(file)).extracting(Frame::t).containsExactly(0L, 70 * SECOND, 71 * SECOND);
    }
  }

  @Test
  void shows_the_right_colours_where_they_were_drawn() throws Exception {
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var screen = screen(arena);
      paint(screen, 255);
      fill(screen, new Box(40, 40, 80, 60), 0x00d03020);
      encoder.draw(screen, 4 * WIDTH, whole());
      encoder.black(new Box(201, 101, 51, 31));
      var file = begin(encoder);
      encoder.frame(0, true);
      file.writeBytes(encoder.finish(SECOND).bytes());
      var image = decode(file).getFirst().image();
      assertColour(image.getRGB(80, 70), 0xd0, 0x30, 0x20);
      assertColour(image.getRGB(20, 20), 255, 255, 255);
      assertColour(image.getRGB(225, 115), 0, 0, 0);
    }
  }

  @Test
  void a_still_picture_is_shown_again_and_what_follows_builds_on_it() throws Exception {
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var screen = screen(arena);
      var file = begin(encoder);
      paint(screen, 60);
      encoder.draw(screen, 4 * WIDTH, whole());
      encoder.frame(0, true);
      for (int grey : new int[] {90, 150, 220}) {
        paint(screen, grey);
        long t = grey * SECOND;
        encoder.draw(screen, 4 * WIDTH, whole());
        encoder.frame(t, false);
        file.writeBytes(encoder.cut(t + SECOND, false).bytes());
        file.writeBytes(encoder.cut(t + 2 * SECOND, false).bytes());
      }
      file.writeBytes(encoder.finish(230 * SECOND).bytes());
      assertThat(decode(file))
          .extracting(frame -> Math.round((frame.image().getRGB(100, 100) & 0xff) / 10.0) * 10)
          .containsExactly(60L, 90L, 90L, 90L, 150L, 150L, 150L, 220L, 220L, 220L);
    }
  }

  @Test
  void a_key_frame_of_a_still_picture_is_sent_again_and_what_follows_builds_on_it()
      throws Exception {
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var screen = screen(arena);
      var file = begin(encoder);
      paint(screen, 60);
      encoder.draw(screen, 4 * WIDTH, whole());
      encoder.frame(0, true);
      encoder.cut(SECOND, false); // Its key frame is gone: the next one must do alone.
      encoder.cut(2 * SECOND, true);
      paint(screen, 200);
      encoder.draw(screen, 4 * WIDTH, new Box(0, 0, WIDTH / 2, HEIGHT));
      encoder.frame(2 * SECOND + 500_000_000, false);
      var third = encoder.cut(3 * SECOND, false);
      assertThat(third.keyframe()).isTrue();
      file.writeBytes(third.bytes());
      var image = decode(file).getLast().image();
      assertThat(image.getRGB(40, 100) & 0xff).isBetween(190, 210);
      assertThat(image.getRGB(280, 100) & 0xff).isBetween(50, 70);
    }
  }

  @Test
  void a_picture_that_comes_back_is_not_encoded_again() throws Exception {
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      var screen = screen(arena);
      var file = begin(encoder);
      paint(screen, 200);
      encoder.draw(screen, 4 * WIDTH, whole());
      encoder.frame(0, true);
      var caret = new Box(100, 100, 2, 16);
      for (int blink = 1; blink <= 20; blink++) {
        fill(screen, caret, blink % 2 == 1 ? 0 : 0xc8c8c8);
        encoder.draw(screen, 4 * WIDTH, caret);
        encoder.frame(blink * SECOND / 2, false);
      }
      var blinks = encoder.cut(20 * SECOND, false);
      file.writeBytes(blinks.bytes());
      fill(screen, new Box(0, 0, 50, 50), 0);
      encoder.draw(screen, 4 * WIDTH, new Box(0, 0, 50, 50));
      encoder.frame(21 * SECOND, false);
      file.writeBytes(encoder.finish(22 * SECOND).bytes());

      var frames = decode(file);
      assertThat(frames).hasSize(23);
      for (int i = 1; i <= 20; i++) {
        int at = frames.get(i).image().getRGB(101, 108) & 0xff;
        assertThat(at)
            .as("the caret at %d", i)
            .isBetween(i % 2 == 1 ? 0 : 170, i % 2 == 1 ? 60 : 230);
      }
      assertThat(frames.getLast().image().getRGB(20, 20) & 0xff).isLessThan(30);
      assertThat(frames.getLast().image().getRGB(101, 108) & 0xff).isGreaterThan(170);
    }
  }

  /** Only what changed is looked at, so a change that is missed would stay away for good. */
  @Test
  void every_picture_is_the_one_that_was_drawn() throws Exception {
    int width = 330; // neither is a multiple of a block
    int height = 250;
    var random = new Random(7);
    var boxes = new ArrayList<Box>();
    var greys = new ArrayList<Integer>();
    try (var arena = Arena.ofConfined();
        var encoder = new SegmentEncoder(width, height)) {
      var screen = arena.allocate(4L * width * height);
      var file = begin(encoder);
      encoder.frame(0, true);
      for (int i = 1; i <= 200; i++) {
        // A caret that blinks brings pictures back, which the decoder has kept.
        boolean blinks = random.nextBoolean();
        var box = blinks ? new Box(150, 99, 2, 16) : randomBox(random, width, height);
        int grey = blinks ? (i % 2) * 240 : 40 * random.nextInt(6);
        boxes.add(box);
        greys.add(grey);
        fill(screen, width, box, grey * 0x010101);
        encoder.draw(screen, 4 * width, box);
        encoder.frame(i * SECOND / 10, random.nextInt(40) == 0);
      }
      file.writeBytes(encoder.finish(21 * SECOND).bytes());

      var expected = new int[width * height];
      var frames = decode(file);
      assertThat(frames).hasSize(201);
      for (int i = 0; i <= 200; i++) {
        if (i > 0) {
          paint(expected, width, boxes.get(i - 1), greys.get(i - 1));
        }
        assertThat(worstBlock(frames.get(i).image(), expected)).as("picture %d", i).isLessThan(20);
      }
    }
  }

  private static Box randomBox(Random random, int width, int height) {
    int w = 2 + random.nextInt(random.nextInt(3) == 0 ? width - 2 : 20);
    int h = 2 + random.nextInt(random.nextInt(3) == 0 ? height - 2 : 20);
    return new Box(random.nextInt(width - w + 1), random.nextInt(height - h + 1), w, h);
  }

  private static void paint(int[] picture, int width, Box box, int grey) {
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      Arrays.fill(picture, y * width + box.x(), y * width + box.x() + box.width(), grey);
    }
  }

  /** The mean difference in the block of 8 × 8 pixels that is furthest from what was drawn. */
  private static double worstBlock(BufferedImage image, int[] expected) {
    double worst = 0;
    for (int top = 0; top + 8 <= image.getHeight(); top += 8) {
      for (int left = 0; left + 8 <= image.getWidth(); left += 8) {
        int sum = 0;
        for (int i = 0; i < 64; i++) {
          int x = left + i % 8;
          int y = top + i / 8;
          int green = image.getRGB(x, y) >> 8 & 0xff;
          sum += Math.abs(green - expected[y * image.getWidth() + x]);
        }
        worst = Math.max(worst, sum / 64.0);
      }
    }
    return worst;
  }

  @Test
  void this_ffmpeg_lets_unchanged_blocks_be_left_out() {
    try (var encoder = new Vp9Encoder(WIDTH, HEIGHT)) {
      assertThat(encoder.leavesOutWhatDidNotChange()).isTrue();
    }
  }

  @Test
  void an_idle_second_is_small() {
    try (var encoder = new SegmentEncoder(WIDTH, HEIGHT)) {
      encoder.frame(0, true);
      encoder.cut(SECOND, false);
      assertThat(encoder.cut(2 * SECOND, false).bytes()).hasSizeLessThan(600);
    }
  }

  private static void assertColour(int rgb, int red, int green, int blue) {
    assertThat(rgb >> 16 & 0xff).isBetween(red - 12, red + 12);
    assertThat(rgb >> 8 & 0xff).isBetween(green - 12, green + 12);
    assertThat(rgb & 0xff).isBetween(blue - 12, blue + 12);
  }

  private static ByteArrayOutputStream begin(SegmentEncoder encoder) {
    var file = new ByteArrayOutputStream();
    file.writeBytes(encoder.initialisation());
    return file;
  }

  private static List<Frame> decode(ByteArrayOutputStream file) throws IOException {
    var frames = new ArrayList<Frame>();
    try (var decoder = new SegmentDecoder(new ByteArrayInputStream(file.toByteArray()))) {
      for (var frame = decoder.next(); frame.isPresent(); frame = decoder.next()) {
        frames.add(frame.get());
      }
    }
    return frames;
  }

  private static Box whole() {
    return new Box(0, 0, WIDTH, HEIGHT);
  }

  private static MemorySegment screen(Arena arena) {
    return arena.allocate(4L * WIDTH * HEIGHT);
  }

  private static void paint(MemorySegment screen, int grey) {
    screen.fill((byte) grey);
  }

  private static void fill(MemorySegment screen, Box box, int rgb) {
    fill(screen, WIDTH, box, rgb);
  }

  private static void fill(MemorySegment screen, int width, Box box, int rgb) {
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        screen.setAtIndex(ValueLayout.JAVA_INT, (long) y * width + x, rgb);
      }
    }
  }
}
