package greenroom.recorder.cli;

import greenroom.recorder.Bundle;
import greenroom.recorder.Manifest;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import greenroom.recorder.steps.StepDerivation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Sums up what was recorded; with an identity also steps, marks and masks.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private Source source = new Source();
  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    source.bundle().flatMap(found -> found.bundle()).ifPresent(bundle -> bundle(bundle, out));
    boolean damaged = false;
    for (RecordingFiles recording : source.recordings()) {
      out.println("recording  " + Source.name(recording));
      Optional<Manifest> manifest = recording.manifest();
      manifest.ifPresentOrElse(
          found -> manifest(found, out), () -> out.println("  no readable manifest: see verify"));
      Optional<OpenRecording> open = source.openIfIdentity(recording);
      open.ifPresent(found -> content(found, out));
      damaged |= manifest.isEmpty() || open.stream().anyMatch(found -> !found.damage().isEmpty());
    }
    return damaged ? RecordingCommand.DAMAGED : RecordingCommand.WHOLE;
  }

  private static void bundle(Bundle bundle, PrintWriter out) {
    out.println("bundle     grant " + bundle.grant());
    row(out, "purpose", bundle.purpose());
    row(out, "holder", bundle.holder() + ", until " + bundle.expires());
    row(out, "approved by", String.join(", ", bundle.approvers()));
  }

  private static void manifest(Manifest manifest, PrintWriter out) {
    Manifest.Facts facts = manifest.recording();
    row(out, "task", facts.task() + " version " + facts.taskVersion());
    row(out, "study", facts.study() + ", host " + facts.host());
    Manifest.Verdict verdict = manifest.verdict();
    row(
        out,
        "verdict",
        verdict == null
            ? "none: the checks never ran"
            : verdict.outcome()
                + " "
                + verdict.checks()
                + (verdict.mayRestOnRemoved() ? " (may rest on removed actions)" : ""));
    row(out, "begun", manifest.clock().start() + ", lasts " + time(manifest.duration()));
    Manifest.ClockError error = manifest.clock().error();
    row(
        out,
        "clock error",
        error == null
            ? "not measured"
            : "p50 %.1f ms, p99 %.1f ms (%d flips)"
                .formatted(error.p50() / 1e6, error.p99() / 1e6, error.flips()));
    row(
        out,
        "screen",
        "%d×%d, %s, %d frames in %d segments"
            .formatted(
                manifest.screen().width(),
                manifest.screen().height(),
                manifest.screen().codec(),
                manifest.stored().frames(),
                manifest.segments().size()));
    row(
        out,
        "stored",
        "%d events, %d parts, %,d bytes"
            .formatted(
                manifest.stored().events(), manifest.stored().parts(), manifest.stored().bytes()));
    spans(out, "gaps", manifest.gaps());
    spans(out, "removed", manifest.removed());
    row(out, "complete", manifest.complete() ? "yes" : "no: " + manifest.reasons());
    row(out, "flagged", manifest.flagged() ? "yes: something personal was masked" : "no");
    if (!manifest.counts().redactionsByRule().isEmpty()) {
      row(
          out,
          "masked by",
          manifest.counts().redactionsByRule().entrySet().stream()
              .map(rule -> rule.getKey() + " " + rule.getValue() + "×")
              .collect(Collectors.joining(", ")));
    }
  }

  private static void content(OpenRecording open, PrintWriter out) {
    List<RecordedLine> events = open.events();
    row(out, "steps", String.valueOf(StepDerivation.derive(events).size()));
    StringBuilder marks = new StringBuilder();
    long masks = 0;
    long secrets = 0;
    for (RecordedLine line : events) {
      switch (line.event()) {
        case RecordedEvent.Mark mark ->
            marks
                .append(marks.isEmpty() ? "" : ", ")
                .append(mark.done() ? "" : "not ")
                .append(mark.step())
                .append(" at ")
                .append(time(mark.t()));
        case RecordedEvent.Redacted _ -> masks++;
        case RecordedEvent.Secret _ -> secrets++;
        default -> {
          // Counted in the manifest.
        }
      }
    }
    row(out, "marks", marks.isEmpty() ? "none" : marks.toString());
    row(out, "masks", masks + " redacted, " + secrets + " planted secrets");
    for (Finding finding : open.damage()) {
      out.println("  " + finding);
    }
  }

  private static void spans(PrintWriter out, String name, List<Manifest.Span> spans) {
    row(
        out,
        name,
        spans.isEmpty()
            ? "none"
            : String.join(
                ", ",
                spans.stream()
                    .map(span -> time(span.from()) + "–" + time(span.to()) + " " + span.reason())
                    .toList()));
  }

  private static void row(PrintWriter out, String name, String value) {
    out.println("  %-12s %s".formatted(name, value));
  }

  private static String time(long nanos) {
    long millis = nanos / 1_000_000;
    return "%d:%02d.%03d".formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
  }
}
