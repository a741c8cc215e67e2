package greenroom.recorder.bench.filter;

import greenroom.recorder.FilterRules;
import greenroom.recorder.pipeline.RecordingSettings;
import java.util.List;

/** The twins are planted, as a task plants what it gives its volunteers to enter. */
final class Planted {
  private Planted() {}

  /** A session's settings in which the entries' twins may pass, and nothing else. */
  static RecordingSettings settings(List<Entry> entries) {
    var planted =
        entries.stream()
            .filter(entry -> entry.role() == Entry.Role.TWIN)
            .map(entry -> Folded.plain(entry.value().text()))
            .toList();
    return RecordingSettings.DEFAULT.withRules(
        new FilterRules(
            List.of(),
            text -> {
              var asked = Folded.plain(text);
              return planted.stream().anyMatch(value -> value.contains(asked));
            },
            List.of(),
            List.of(),
            false));
  }
}
