package greenroom.recorder.dataset;

import greenroom.recorder.Frame;
import greenroom.recorder.FrameSource;
import greenroom.recorder.Step;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Picks the picture before each step, in one pass: the one shown when the pointer began to move
 * towards it if at least 99 % of its pixels are still the same when the action begins, else the one
 * shown when it begins. So the pointer's place does not give the answer away, and the picture is
 * still the state that was acted on.
 */
final class StepFrames {
  private static final double SAME = 0.99;

  private final Consumer consumer;
  private final List<Moment> moments;
  private int next;
  private @Nullable Frame last;
  private @Nullable Frame approach;

  /** Takes what was picked; numbers count from 1, the one after the last step is the end. */
  interface Consumer {
    void frame(int number, BufferedImage image) throws IOException;
  }

  /** When to look at the screen for which step. */
  private record Moment(long t, int number, boolean acts) {}

  StepFrames(List<Step> steps, Consumer consumer) {
    this.consumer = consumer;
    this.moments = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      moments.add(new Moment(steps.get(i).approached(), i + 1, false));
      moments.add(new Moment(steps.get(i).from(), i + 1, true));
    }
    moments.add(new Moment(Long.MAX_VALUE, steps.size() + 1, true));
    moments.sort(
        Comparator.comparingInt(Moment::number).thenComparingInt(moment -> moment.acts() ? 1 : 0));
  }

  /** Goes through one segment; segments come in order. */
  void segment(FrameSource frames) throws IOException {
    for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
      while (last != null && moments.get(next).t() < frame.get().t()) {
        look(last);
      }
      last = frame.get();
    }
  }

  /** Ends the pass: the last picture is what every later step saw. */
  void end() throws IOException {
    while (last != null && next < moments.size()) {
      look(last);
    }
  }

  private void look(Frame seen) throws IOException {
    Moment moment = moments.get(next++);
    if (!moment.acts()) {
      approach = seen;
      return;
    }
    Frame before = approach;
    approach = null;
    boolean early = before != null && same(before.image(), seen.image());
    consumer.frame(moment.number(), early && before != null ? before.image() : seen.image());
  }

  private static boolean same(BufferedImage one, BufferedImage two) {
    int[] first = pixels(one);
    int[] second = pixels(two);
    if (first.length != second.length) {
      return false;
    }
    int equal = 0;
    for (int i = 0; i < first.length; i++) {
      if (first[i] == second[i]) {
        equal++;
      }
    }
    return equal >= SAME * first.length;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRaster().getDataBuffer() instanceof DataBufferInt buffer
        ? buffer.getData()
        : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
