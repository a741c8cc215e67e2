package greenroom.recorder.bench.filter;

import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.video.SegmentDecoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
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
            look(frame.image(), inside(frame.image(), showing.area()), view);
          } else if (frame.t() > showing.until() && !view.over) {
            view.over = true;
            view.last = view.last == null ? null : copy(view.last);
          }
        });
  }

  private static void look(BufferedImage image, Box place, View view) {
    int writing = writing(image, place);
    view.last = crop(image, place);
    view.lastWriting = writing;
    if (writing > view.mostWriting) {
      view.most = copy(view.last);
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

  /** The place without its border, as far as it is on the picture. */
  private static Box inside(BufferedImage image, Box box) {
    int x = Math.clamp(box.x() + BORDER, 0, image.getWidth() - 1);
    int y = Math.clamp(box.y() + BORDER, 0, image.getHeight() - 1);
    return new Box(
        x,
        y,
        Math.clamp(box.width() - 2L * BORDER, 1, image.getWidth() - x),
        Math.clamp(box.height() - 2L * BORDER, 1, image.getHeight() - y));
  }

  private static BufferedImage crop(BufferedImage image, Box box) {
    return image.getSubimage(box.x(), box.y(), box.width(), box.height());
  }

  private static BufferedImage copy(BufferedImage crop) {
    var copy = new BufferedImage(crop.getWidth(), crop.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pen = copy.createGraphics();
    pen.drawImage(crop, 0, 0, null);
    pen.dispose();
    return copy;
  }

  /** How often brightness changes sharply there from one pixel to the next. */
  static int writing(BufferedImage image, Box place) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int changes = 0;
    for (int y = place.y(); y < place.y() + place.height(); y++) {
      int row = y * image.getWidth();
      int before = (pixels[row + place.x()] >> 8) & 255;
      for (int x = place.x() + 1; x < place.x() + place.width(); x++) {
        int here = (pixels[row + x] >> 8) & 255;
        changes += Math.abs(here - before) > CONTRAST ? 1 : 0;
        before = here;
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
