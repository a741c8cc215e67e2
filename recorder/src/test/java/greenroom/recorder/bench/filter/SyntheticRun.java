package greenroom.recorder.bench.filter;

import greenroom.recorder.pipeline.SteppedRecording;
import java.util.ArrayList;
import java.util.List;

/** Enters values on a drawn desktop, records it, and reads back what was stored. */
final class SyntheticRun {
  private static final long SECOND = 1_000_000_000L;

  /** Something that was typed may be stored a little later than it was typed. */
  private static final long AROUND = 3 * SECOND;

  private static final double SOME_BLACK = 0.3;

  private SyntheticRun() {}

  /** Pages with secrets and near misses take turns with the same pages with their twins. */
  static List<Outcome> of(List<Entry> entries) {
    try (var folder = new Recordings()) {
      List<Showing> showings;
      greenroom.recorder.RecordingCounts counts;
      try (var recording = recording(folder, entries)) {
        var desktop = new SyntheticDesktop(recording);
        for (var page : pages(entries)) {
          desktop.play(page);
        }
        counts = recording.stop();
        showings = desktop.showings();
      }
      var open = folder.reopen(counts, FormPage.WIDTH, FormPage.HEIGHT);
      return outcomes(true, showings, StoredEvents.of(open), StoredPictures.read(open, showings));
    }
  }

  private static SteppedRecording recording(Recordings folder, List<Entry> entries) {
    return new SteppedRecording(
        Planted.settings(entries), FormPage.WIDTH, FormPage.HEIGHT, folder.store());
  }

  private static List<List<Entry>> pages(List<Entry> entries) {
    List<List<Entry>> pages = new ArrayList<>();
    var first = entries.stream().filter(entry -> entry.role() != Entry.Role.TWIN).toList();
    for (var page : FormPage.cut(first)) {
      pages.add(page);
      pages.addAll(FormPage.cut(twins(entries, page)));
    }
    return pages;
  }

  private static List<Entry> twins(List<Entry> entries, List<Entry> page) {
    var numbers =
        page.stream()
            .filter(entry -> entry.role() == Entry.Role.SECRET)
            .map(Entry::number)
            .toList();
    return entries.stream()
        .filter(entry -> entry.role() == Entry.Role.TWIN && numbers.contains(entry.number()))
        .toList();
  }

  /**
   * @param withClipboard whether what is pasted comes in through the gate, as an event
   */
  static List<Outcome> outcomes(
      boolean withClipboard,
      List<Showing> showings,
      StoredEvents events,
      java.util.Map<Showing, StoredPictures.Seen> pictures) {
    List<Outcome> outcomes = new ArrayList<>();
    for (var showing : showings) {
      var entry = showing.entry();
      long until = showing.until() + AROUND;
      var seen = java.util.Objects.requireNonNull(pictures.get(showing));
      boolean whole = events.hold(String.join("", entry.fields()), showing.from(), until);
      boolean told = entry.way() != Way.FILLED && (entry.way() != Way.PASTED || withClipboard);
      outcomes.add(
          new Outcome(
              entry,
              showing.program(),
              told,
              entry
                  .value()
                  .core()
                  .lines()
                  .anyMatch(line -> events.give(line, showing.from(), until)),
              shows(seen, entry.value()),
              (told && !whole) || seen.black() > SOME_BLACK));
    }
    return outcomes;
  }

  private static boolean shows(StoredPictures.Seen seen, Value value) {
    return seen.texts().stream()
        .map(Folded::alike)
        .anyMatch(
            text ->
                value
                    .core()
                    .lines()
                    .map(Folded::alike)
                    .anyMatch(line -> Folded.likeness(line, text) >= StoredEvents.ENOUGH));
  }
}
