package greenroom.task.yaml;

import greenroom.task.Asset;
import greenroom.task.Placeholders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** The files beside a task that it uses: each must be pinned, there, and unchanged. */
final class Assets {
  private final View task;
  private final TaskFolder folder;
  private final Findings findings;

  Assets(View task, TaskFolder folder, Findings findings) {
    this.task = task;
    this.folder = folder;
    this.findings = findings;
  }

  /** The pinned files; problems for those that are missing or different. */
  List<Asset> pinned() {
    return task.maybeView("assets").stream()
        .flatMap(pins -> pins.mapping().entries().stream().map(entry -> pinned(pins, entry)))
        .toList();
  }

  private Asset pinned(View pins, Tree.Entry entry) {
    var path = entry.key();
    var pin = pins.text(path);
    var file = folder.files().get(path);
    if (file == null) {
      findings.add(
          entry.place(),
          pins.path(path),
          "This asset is missing.",
          Suggestion.forName(path, others()));
      return new Asset(path, pin, 0);
    }
    if (!file.sha256().equals(pin)) {
      findings.add(
          entry.value().place(),
          pins.path(path),
          "This asset is not the one that was pinned.",
          "If the change is wanted, write " + file.sha256() + " and raise version.");
    }
    return new Asset(path, pin, file.bytes());
  }

  /** Notes a problem if the file named by this field is not pinned. */
  void mustBePinned(View view, String field) {
    var path = view.text(field);
    if (task.maybeView("assets").filter(pins -> pins.has(path)).isPresent()) {
      return;
    }
    var file = folder.files().get(path);
    if (file == null) {
      findings.add(
          view,
          field,
          "There is no file \"" + path + "\" in the task's folder.",
          Suggestion.forName(path, others()));
    } else {
      findings.add(
          view,
          field,
          "This asset is not pinned.",
          "Add to assets: " + path + ": " + file.sha256());
    }
  }

  /** The text of the asset named by this field; a problem if it is not UTF-8 text. */
  String text(View view, String field) {
    mustBePinned(view, field);
    var path = view.text(field);
    var file = folder.files().get(path);
    if (file == null) {
      return "";
    }
    if (file.bytes() > 16 * TaskFormat.LONG_TEXT) {
      findings.add(view, field, "This file is too large for a text.", "Keep it within 1 MiB.");
      return "";
    }
    try {
      var bytes = Files.readAllBytes(folder.root().resolve(path));
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Placeholders.in(text).stream()
          .distinct()
          .forEach(
              name -> PlaceholderCheck.check(name, view.tree(field), view.path(field), findings));
      return text;
    } catch (CharacterCodingException notUtf8) {
      findings.add(view, field, "This file is not UTF-8 text.", "Save it as UTF-8.");
    } catch (IOException unreadable) {
      findings.add(view, field, "This file cannot be read.", "See to its permissions.");
    }
    return "";
  }

  private List<String> others() {
    return folder.files().keySet().stream().filter(path -> !path.equals(TaskReader.FILE)).toList();
  }
}
