package greenroom.server.audit;

import greenroom.recorder.DetachedSignature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/**
 * {@code ./greenroom audit verify [folder] [--key file]}: looks through the sealed copy of the
 * audit log, with no studio and no database running. Ends with 0 when all holds, 1 when something
 * does not, 2 when it could not look.
 */
public final class AuditCommand {
  private static final String USAGE =
      """
      usage: ./greenroom audit verify [folder] [--key studio.pub]

        folder   the sealed copy: entries.jsonl and checkpoints.jsonl (default: the data folder's audit)
        --key    the studio's public key (default: the data folder's trust/studio.pub); an auditor
                 gives the copy that they took when the studio was set up
      """;

  private final Path data;
  private final PrintStream out;
  private final PrintStream errors;

  AuditCommand(Path data, PrintStream out, PrintStream errors) {
    this.data = data;
    this.out = out;
    this.errors = errors;
  }

  public static void main(String[] arguments) {
    Path data = Path.of(Map.copyOf(System.getenv()).getOrDefault("GREENROOM_DATA", "data"));
    System.exit(new AuditCommand(data, System.out, System.err).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    Path folder = data.resolve("audit");
    Path key = data.resolve("trust/studio.pub");
    if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
      errors.print(USAGE);
      return 2;
    }
    for (int at = 1; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      if (argument.equals("--key") && at + 1 < arguments.size()) {
        key = Path.of(arguments.get(++at));
      } else if (argument.startsWith("-")) {
        errors.print(USAGE);
        return 2;
      } else {
        folder = Path.of(argument);
      }
    }
    return verify(folder, key);
  }

  private int verify(Path folder, Path key) {
    try {
      PublicKey studio = DetachedSignature.publicKey(Files.readString(key).strip());
      return switch (AuditVerifier.verify(folder, studio)) {
        case AuditVerifier.Found.Whole whole -> {
          out.printf(
              "The audit log holds: %d entries, each following on the one before, under %d signed"
                  + " checkpoints, the newest of %s.%n",
              whole.entries(), whole.checkpoints(), whole.newest());
          yield 0;
        }
        case AuditVerifier.Found.Broken broken -> {
          errors.println(broken.sentence());
          yield 1;
        }
      };
    } catch (IOException e) {
      errors.println(
          "The audit archive in "
              + folder
              + " or the key "
              + key
              + " cannot be read. Name them:  ./greenroom audit verify <folder> --key <studio.pub>");
      return 2;
    } catch (IllegalArgumentException e) {
      errors.println(key + " is not a studio's public key.");
      return 2;
    }
  }
}
