package greenroom.recorder.cli;

import greenroom.recorder.reading.Finding;
import greenroom.recorder.reading.OpenRecording;
import java.io.PrintWriter;
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

  /** Names what could not be opened; answers whether there was any. */
  static boolean damage(OpenRecording open, CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    for (Finding finding : open.damage()) {
      err.println(finding);
    }
    return !open.damage().isEmpty();
  }
}
