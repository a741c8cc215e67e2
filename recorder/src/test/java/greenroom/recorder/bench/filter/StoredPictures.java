package greenroom.recorder.bench.filter;

import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.video.SegmentDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recording's pictures show of the places where values were entered. Every decoded frame is
 * looked at; for each place the frame with the most writing on it and the last one are read.
 */
final class StoredPictures {
  /** How much brighter or darker a neighbour is where there is writing. */
  private static final int CONTRAST = 60;

  /** Fewer changes than these are no writing. */
  private static final int SOMETHING = 10;

  private static final int BLACK = 24;
  private static final int BORDER = 3;

  /** A frame may be a little later than what it shows. */
  private static final long LATE = 100_000_000L;

  /** The best and the last view of one place. */
  private static final class View {
    @Nullable BufferedImage most;
    int mostWriting = -1;
    @Nullable BufferedImage last;
    int lastWriting;
    boolean over;
  }

  /**
   * @param texts what was read on the place, from the frame with the most writing and the last
   * @param black how much of the place was black in the last frame, from 0 to 1
   */
  record Seen(List<String> texts, double black) {}

  private StoredPictures() {}

  static Map<Showing, Seen> read(OpenRecording recording, List<Showing> showings) {
    Map<Showing, View> views = new HashMap<>();
    showings.forEach(showing -> views.put(showing, new View()));
    for (var film : recording.films()) {
      try (var frames = new SegmentDecoder(recording.film(film))) {
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
          look(frame.get(), views);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts(views);
  }

  private static void look(Frame frame, Map<Showing, View> views) {
    views.forEach(
        (showing, view) -> {
          if (frame.t() >= showing.from() && frame.t() <= showing.until() - LATE) {
            look(crop(frame.image(), showing.area()), view);
          } else if (frame.t() > showing.until() && !view.over) {
            view.over = true;
            view.last = view.last == null ? null : copy(view.last);
          }
        });
  }

  private static void look(BufferedImage crop, View view) {
    int writing = writing(crop);
    view.last = crop;
    view.lastWriting = writing;
    if (writing > view.mostWriting) {
      view.most = copy(crop);
      view.mostWriting = writing;
    }
  }

  private static Map<Showing, Seen> texts(Map<Showing, View> views) {
    List<BufferedImage> toRead = new ArrayList<>();
    List<Showing> whose = new ArrayList<>();
    views.forEach(
        (showing, view) -> {
          var most = view.most;
          var last = view.last;
          if (most != null && view.mostWriting >= SOMETHING) {
            toRead.add(most);
            whose.add(showing);
          }
          if (last != null
              && view.lastWriting >= SOMETHING
              && view.lastWriting < view.mostWriting) {
            toRead.add(last);
            whose.add(showing);
          }
        });
    var texts = Tesseract.read(toRead);
    Map<Showing, Seen> seen = new HashMap<>();
    views.forEach(
        (showing, view) -> seen.put(showing, new Seen(new ArrayList<>(), black(view.last))));
    for (int i = 0; i < texts.size(); i++) {
      java.util.Objects.requireNonNull(seen.get(whose.get(i))).texts().add(texts.get(i));
    }
    return seen;
  }

  private static BufferedImage crop(BufferedImage image, Box box) {
    int x = Math.clamp(box.x() + BORDER, 0, image.getWidth() - 1);
    int y = Math.clamp(box.y() + BORDER, 0, image.getHeight() - 1);
    return image.getSubimage(
        x,
        y,
        Math.clamp(box.width() - 2L * BORDER, 1, image.getWidth() - x),
        Math.clamp(box.height() - 2L * BORDER, 1, image.getHeight() - y));
  }

  private static BufferedImage copy(BufferedImage crop) {
    var copy = new BufferedImage(crop.getWidth(), crop.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pen = copy.createGraphics();
    pen.drawImage(crop, 0, 0, null);
    pen.dispose();
    return copy;
  }

  /** How often brightness changes sharply from one pixel to the next. */
  static int writing(BufferedImage crop) {
    int[] row = new int[crop.getWidth()];
    int changes = 0;
    for (int y = 0; y < crop.getHeight(); y++) {
      crop.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 1; x < row.length; x++) {
        changes += Math.abs(((row[x] >> 8) & 255) - ((row[x - 1] >> 8) & 255)) > CONTRAST ? 1 : 0;
      }
    }
    return changes;
  }

  private static double black(@Nullable BufferedImage crop) {
    if (crop == null) {
      return 1;
    }
    int[] pixels = crop.getRGB(0, 0, crop.getWidth(), crop.getHeight(), null, 0, crop.getWidth());
    long dark = java.util.Arrays.stream(pixels).filter(p -> ((p >> 8) & 255) < BLACK).count();
    return (double) dark / pixels.length;
  }
}
