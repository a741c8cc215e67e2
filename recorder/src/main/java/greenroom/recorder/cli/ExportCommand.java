package greenroom.recorder.cli;

import greenroom.recorder.FrameSource;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.Step;
import greenroom.recorder.dataset.DatasetWriter;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.steps.StepDerivation;
import greenroom.recorder.video.SegmentDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes events.jsonl, steps.jsonl and frames/ with the screen before each step (PNG).")
final class ExportCommand implements Callable<Integer> {
  @Mixin private Source source = new Source();
  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "<folder>",
      description = "Where to write; each recording gets a folder in it. Default: dataset")
  private Path out = Path.of("dataset");

  @Override
  public Integer call() throws IOException {
    boolean damaged = false;
    for (RecordingFiles recording : source.recordings()) {
      OpenRecording open = source.open(recording);
      Plaintext.warn(spec);
      write(open, out.resolve(Source.name(recording)));
      damaged |= Plaintext.damage(source.verify(recording), open, spec);
    }
    return damaged ? RecordingCommand.DAMAGED : RecordingCommand.WHOLE;
  }

  private void write(OpenRecording open, Path folder) throws IOException {
    DatasetWriter writer = new DatasetWriter(folder);
    List<RecordedLine> events = open.events();
    List<Step> steps = StepDerivation.derive(events);
    writer.events(events);
    int frames = writer.frames(steps, segments(open));
    writer.steps(steps);
    spec.commandLine()
        .getOut()
        .println(
            "wrote %s: %d events, %d steps (derivation %d), %d pictures"
                .formatted(folder, events.size(), steps.size(), StepDerivation.VERSION, frames));
  }

  private static List<Supplier<FrameSource>> segments(OpenRecording open) {
    List<Supplier<FrameSource>> segments = new ArrayList<>();
    for (int segment : open.segments()) {
      segments.add(() -> new SegmentDecoder(open.segment(segment)));
    }
    return segments;
  }
}
