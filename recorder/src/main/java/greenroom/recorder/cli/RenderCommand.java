package greenroom.recorder.cli;

import greenroom.recorder.dataset.PrivateFiles;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Writes each recording's screen as MP4, as it was stored.")
final class RenderCommand implements Callable<Integer> {
  @Mixin private Source source = new Source();
  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "<file.mp4>",
      description =
          "Where to write. Several recordings get their names added, and what cannot be one film"
              + " (the screen's size changed) numbers. Default: <recording>.mp4")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    List<RecordingFiles> recordings = source.recordings();
    boolean damaged = false;
    for (RecordingFiles recording : recordings) {
      OpenRecording open = source.open(recording);
      Plaintext.warn(spec);
      for (Path file : write(open, target(recording, recordings.size() > 1))) {
        spec.commandLine().getOut().println("wrote " + file);
      }
      damaged |= Plaintext.damage(source.verify(recording), open, spec);
    }
    return damaged ? RecordingCommand.DAMAGED : RecordingCommand.WHOLE;
  }

  private Path target(RecordingFiles recording, boolean many) {
    if (out == null) {
      return Path.of(Source.name(recording) + ".mp4");
    }
    return many ? beside(out, Source.name(recording)) : out;
  }

  private static List<Path> write(OpenRecording open, Path first) throws IOException {
    List<Path> files = new ArrayList<>();
    for (List<Integer> film : open.films()) {
      Path file = files.isEmpty() ? first : beside(first, String.valueOf(files.size() + 1));
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        PrivateFiles.directory(parent);
      }
      try (InputStream mp4 = open.film(film);
          OutputStream target = PrivateFiles.create(file)) {
        mp4.transferTo(target);
      }
      files.add(file);
    }
    return files;
  }

  /** {@code film.mp4} and {@code 2} give {@code film-2.mp4}. */
  private static Path beside(Path file, String addition) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    return file.resolveSibling(stem + "-" + addition + ending);
  }
}
