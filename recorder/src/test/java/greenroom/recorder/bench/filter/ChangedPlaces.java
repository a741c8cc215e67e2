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
 * What a recording's pictures show where they changed while a value was entered: nobody says where
 * on a real desktop that is. That place is read in the frame when all was entered, in the frame
 * with the most writing until then, and in the last before the window went.
 */
final class ChangedPlaces {
  private static final int SAME = 12;
  private static final int AROUND = 8;
  private static final int SOMETHING = 10;

  /** One value's frames. */
  private static final class View {
    @Nullable BufferedImage before;
    @Nullable BufferedImage entered;
    @Nullable BufferedImage most;
    int mostWriting = -1;
    @Nullable BufferedImage last;
  }

  private ChangedPlaces() {}

  static Map<Showing, StoredPictures.Seen> read(OpenRecording recording, List<Showing> showings) {
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
          if (frame.t() <= showing.from()) {
            view.before = frame.image();
          } else if (frame.t() <= showing.entered()) {
            view.entered = frame.image();
            int writing = StoredPictures.writing(frame.image(), whole(frame.image()));
            if (writing > view.mostWriting) {
              view.mostWriting = writing;
              view.most = frame.image();
            }
          }
          if (frame.t() <= showing.until()) {
            view.last = frame.image();
          }
        });
  }

  private static Map<Showing, StoredPictures.Seen> texts(Map<Showing, View> views) {
    List<BufferedImage> toRead = new ArrayList<>();
    List<Showing> whose = new ArrayList<>();
    views.forEach(
        (showing, view) -> {
          var before = view.before;
          var entered = view.entered;
          var place = before == null || entered == null ? null : changed(before, entered);
          for (var frame : List.of(of(view.entered), of(view.most), of(view.last))) {
            if (place != null && frame.getWidth() > 1) {
              if (StoredPictures.writing(frame, place) >= SOMETHING) {
                toRead.add(frame.getSubimage(place.x(), place.y(), place.width(), place.height()));
                whose.add(showing);
              }
            }
          }
        });
    var texts = Tesseract.read(toRead);
    Map<Showing, StoredPictures.Seen> seen = new HashMap<>();
    views.forEach(
        (showing, view) -> seen.put(showing, new StoredPictures.Seen(new ArrayList<>(), 0)));
    for (int i = 0; i < texts.size(); i++) {
      java.util.Objects.requireNonNull(seen.get(whose.get(i))).texts().add(texts.get(i));
    }
    return seen;
  }

  private static Box whole(BufferedImage image) {
    return new Box(0, 0, image.getWidth(), image.getHeight());
  }

  private static BufferedImage of(@Nullable BufferedImage image) {
    return image == null ? new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB) : image;
  }

  /** The smallest box around all that differs, with some room; null if nothing does. */
  private static @Nullable Box changed(BufferedImage before, BufferedImage after) {
    int[] old = pixels(before);
    int[] now = pixels(after);
    int width = after.getWidth();
    int left = width;
    int right = -1;
    int top = after.getHeight();
    int bottom = -1;
    for (int i = 0; i < now.length; i++) {
      if (Math.abs(((old[i] >> 8) & 255) - ((now[i] >> 8) & 255)) > SAME) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = i / width;
      }
    }
    if (right < 0) {
      return null;
    }
    int x = Math.max(0, left - AROUND);
    int y = Math.max(0, top - AROUND);
    return new Box(
        x,
        y,
        Math.min(width, right + AROUND) - x,
        Math.min(after.getHeight(), bottom + AROUND) - y);
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
