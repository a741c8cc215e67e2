package greenroom.recorder.dataset;

import greenroom.recorder.FrameSource;
import greenroom.recorder.RecordedEventWriter;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.Step;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes one recording's {@code events.jsonl}, {@code steps.jsonl} and {@code frames/}. */
public final class DatasetWriter {
  static {
    ImageIO.setUseCache(false); // else pictures pass through a temporary file
  }

  private final Path folder;
  private final BitSet written = new BitSet();

  /**
   * @param folder made if it is not there; none of the files may be there yet
   */
  public DatasetWriter(Path folder) {
    this.folder = folder;
  }

  /** Writes the events as the recording holds them. */
  public void events(List<RecordedLine> events) throws IOException {
    PrivateFiles.directory(folder);
    try (OutputStream out = create("events.jsonl")) {
      for (RecordedLine event : events) {
        out.write(RecordedEventWriter.write(event));
      }
    }
  }

  /**
   * Writes the screen before each step, and after the last.
   *
   * @param segments opened one after the other
   * @return how many pictures were written
   */
  public int frames(List<Step> steps, List<Supplier<FrameSource>> segments) throws IOException {
    PrivateFiles.directory(folder);
    PrivateFiles.directory(folder.resolve("frames"));
    StepFrames picker = new StepFrames(steps, this::png);
    for (Supplier<FrameSource> segment : segments) {
      try (FrameSource frames = segment.get()) {
        picker.segment(frames);
      }
    }
    picker.end();
    return written.cardinality();
  }

  /** Writes the steps; after {@link #frames}, whose files it names. */
  public void steps(List<Step> steps) throws IOException {
    PrivateFiles.directory(folder);
    try (OutputStream out = create("steps.jsonl")) {
      for (int i = 0; i < steps.size(); i++) {
        out.write(StepJson.line(i + 1, steps.get(i), frameOf(i + 1), frameOf(i + 2)));
      }
    }
  }

  private @Nullable String frameOf(int number) {
    return written.get(number) ? name(number) : null;
  }

  private void png(int number, BufferedImage image) throws IOException {
    try (OutputStream out = create(name(number))) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java platform cannot write PNG files");
      }
    }
    written.set(number);
  }

  private OutputStream create(String name) throws IOException {
    return new BufferedOutputStream(PrivateFiles.create(folder.resolve(name)));
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "frames/%06d.png", number);
  }
}
