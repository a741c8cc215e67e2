package greenroom.recorder.cli;

import greenroom.recorder.reading.BundleFolder;
import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.reading.RecordingFiles;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks hashes, chain, signatures and counts; with an identity, that every part opens.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private Source source = new Source();
  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> all = new ArrayList<>();
    Optional<BundleFolder> bundle = source.bundle();
    bundle.ifPresent(found -> print("bundle", found.verify(Instant.now()), all, out));
    for (RecordingFiles recording : source.recordings()) {
      List<Finding> findings = new ArrayList<>(source.verify(recording));
      source.openIfIdentity(recording).ifPresent(open -> findings.addAll(opened(open)));
      print("recording " + Source.name(recording), findings, all, out);
    }
    long bad = all.stream().filter(Finding::bad).count();
    out.println(bad == 0 ? "Whole: nothing is missing or changed." : "Damaged: see ✘ above.");
    return bad == 0 ? RecordingCommand.WHOLE : RecordingCommand.DAMAGED;
  }

  private static List<Finding> opened(OpenRecording open) {
    List<Finding> damage = open.check();
    return damage.isEmpty() ? List.of(OpenRecording.ALL_OPEN) : damage;
  }

  private static void print(
      String title, List<Finding> findings, List<Finding> all, PrintWriter out) {
    out.println(title);
    findings.forEach(finding -> out.println("  " + finding));
    all.addAll(findings);
  }
}
