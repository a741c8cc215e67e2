package greenroom.task.yaml;

import greenroom.task.Problem;
import greenroom.task.TaskSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Reads a task from its folder. */
public final class TaskReader {

  /** The name of the file that describes a task. */
  public static final String FILE = "task.yaml";

  private TaskReader() {}

  /** What came of reading: a task, or what keeps it from being one. */
  public sealed interface Result {}

  /** A good task. */
  public record Read(TaskSpec task) implements Result {}

  /** No task; at least one problem. */
  public record Rejected(List<Problem> problems) implements Result {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("A rejection names at least one problem");
      }
    }
  }

  /**
   * Reads {@code task.yaml} in this folder and checks it together with the files beside it. Never
   * throws because of what is in the folder, and reads nothing outside it.
   */
  public static Result read(Path folder) {
    try {
      var files = TaskFolder.open(folder);
      var tree = TreeParser.parse(FILE, text(files));
      var problems = FormatCheck.problems(FILE, tree, TaskFormat.TASK);
      if (!problems.isEmpty()) {
        return new Rejected(problems);
      }
      return TaskBuilder.build((Tree.Mapping) tree, files);
    } catch (Refused refused) {
      return new Rejected(List.of(refused.problem()));
    }
  }

  private static String text(TaskFolder files) throws Refused {
    var file = files.root().resolve(FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw wholeFile("There is no task.yaml in this folder.", "Make one with \"task new\".");
    }
    try {
      if (Files.size(file) > 4L * TreeParser.MAX_CHARACTERS) {
        throw wholeFile("The file is too large.", "Move long texts into files beside it.");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw wholeFile("The file is not UTF-8 text.", "Save it as UTF-8.");
    } catch (IOException unreadable) {
      throw wholeFile("The file cannot be read.", "See to its permissions.");
    }
  }

  private static Refused wholeFile(String message, String suggestion) {
    return new Refused(new Problem(FILE, 0, 0, "", message, suggestion));
  }
}
