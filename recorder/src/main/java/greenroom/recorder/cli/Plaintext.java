package greenroom.recorder.cli;

import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.OpenRecording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What must be said when content leaves its seal. */
final class Plaintext {
  private Plaintext() {}

  static void warn(CommandSpec spec) {
    spec.commandLine()
        .getErr()
        .println(
            "Writing plaintext: what a volunteer did and saw, readable by whoever gets the files."
                + " Keep them where the grant allows, and delete them when it ends.");
  }

  /** Names what is not as it was closed, and what was left out; answers whether there was any. */
  static boolean damage(List<Finding> verified, OpenRecording open, CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    List<Finding> bad = new ArrayList<>(verified.stream().filter(Finding::bad).toList());
    bad.addAll(open.damage());
    bad.forEach(err::println);
    return !bad.isEmpty();
  }
}
