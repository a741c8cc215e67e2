package greenroom.task;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/**
 * Everything that a task put into a sandbox for one persona: the persona's values, its texts, seeds
 * and secrets, and what is written in its assets. What looks personal and is in here is the task's
 * own and may pass into a recording.
 */
public final class Planted {
  private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}()]+");
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");

  private final List<String> texts;

  private Planted(List<String> texts) {
    this.texts = texts;
  }

  /** What this task, not yet filled, plants for this persona. */
  static Planted by(TaskSpec task, Persona persona) {
    var filled = task.filledFor(persona);
    var texts = new ArrayList<String>(persona.values());
    texts.add(filled.title());
    texts.add(filled.instruction());
    filled.steps().forEach(step -> texts.add(step.text()));
    filled.recording().secrets().forEach(secret -> texts.add(secret.value()));
    filled.setup().forEach(step -> texts.addAll(texts(step)));
    filled.assets().forEach(asset -> texts.addAll(texts(filled.asset(asset.path()))));
    return new Planted(texts.stream().map(Planted::comparable).toList());
  }

  /**
   * Whether the task put this there, whole or as a part of something. Capitals, white space (also
   * the kinds that editors of formatted text put in), hyphens and parentheses do not count, so that
   * a phone number may be typed as people do.
   */
  public boolean holds(String candidate) {
    var wanted = comparable(candidate);
    return !wanted.isEmpty() && texts.stream().anyMatch(text -> text.contains(wanted));
  }

  private static List<String> texts(SetupStep step) {
    return switch (step) {
      case SetupStep.CopyFile copy -> List.of(copy.to());
      case SetupStep.GenerateFile file -> List.of(file.to(), file.text());
      case SetupStep.RunProgram run -> with(run.command(), run.input());
      case SetupStep.OpenApp open -> open.command();
      case SetupStep.OpenFile open -> List.of(open.file());
      case SetupStep.OpenTabs tabs -> tabs.urls();
      case SetupStep.SeedDatabase seed -> List.of(seed.sql());
      case SetupStep.RunInApp run -> with(run.command(), run.input());
      case SetupStep.WaitFor _ -> List.of();
      case SetupStep.SetClipboard clipboard -> List.of(clipboard.text());
    };
  }

  private static List<String> with(List<String> command, String input) {
    var all = new ArrayList<>(command);
    all.add(input);
    return all;
  }

  /**
   * The words in a file: of an office document (a ZIP of XML) what stands between the tags, of any
   * other file its bytes as text. Text in an SQLite file is plain bytes in its pages.
   */
  private static List<String> texts(byte[] file) {
    if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
      return List.of(new String(file, StandardCharsets.UTF_8));
    }
    var texts = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".xml")) {
          texts.add(words(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException notZip) {
      texts.add(new String(file, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static String words(String xml) {
    return TAGS.matcher(xml)
        .replaceAll("\u0000")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private static String comparable(String text) {
    return IGNORED.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Hides what was planted. */
  @Override
  public String toString() {
    return "Planted[texts=" + texts.size() + "]";
  }
}
