package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.filter.detect.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of texts that are recorded: titles, names, addresses, the clipboard. */
final class Cleaner {
  static final String GAP = "•••";

  private final PersonalData data;
  private final Secrets secrets;

  Cleaner(PersonalData data, Secrets secrets) {
    this.data = data;
    this.secrets = secrets;
  }

  /**
   * What is stored in place of the event: itself, or the event without secrets; and before it, if
   * it showed a new one, what says so.
   */
  List<RecordedEvent> clean(RecordedEvent event) {
    var rules = new ArrayList<String>();
    var cleaned = cleaned(event, rules);
    return rules.isEmpty()
        ? List.of(cleaned)
        : List.of(new RecordedEvent.Redacted(event.t(), rules.getFirst()), cleaned);
  }

  private RecordedEvent cleaned(RecordedEvent event, List<String> rules) {
    return switch (event) {
      case RecordedEvent.Focus e ->
          new RecordedEvent.Focus(e.t(), e.role(), text(e.name()), e.box(), e.app(), e.source());
      case RecordedEvent.Element e ->
          new RecordedEvent.Element(e.t(), e.role(), text(e.name()), e.box(), e.app(), e.source());
      case RecordedEvent.Window e ->
          new RecordedEvent.Window(e.t(), e.change(), text(e.title()), e.app(), e.box());
      case RecordedEvent.Tree e -> e.withTexts(this::text);
      case RecordedEvent.Navigation e ->
          new RecordedEvent.Navigation(e.t(), address(e.url()), text(e.title()));
      case RecordedEvent.Clipboard e ->
          new RecordedEvent.Clipboard(
              e.t(), e.direction(), without(e.text(), found(e.text(), rules)));
      case RecordedEvent.Pointer e -> e;
      case RecordedEvent.Button e -> e;
      case RecordedEvent.Wheel e -> e;
      case RecordedEvent.Key e -> e;
      case RecordedEvent.Redacted e -> e;
      case RecordedEvent.Secret e -> e;
      case RecordedEvent.Mark e -> e;
      case RecordedEvent.Pause e -> e;
      case RecordedEvent.Resume e -> e;
      case RecordedEvent.Released e -> e;
    };
  }

  private String text(String text) {
    return without(text, repeated(text));
  }

  private static String without(String text, List<Found> found) {
    if (found.isEmpty()) {
      return text;
    }
    var cleaned = new StringBuilder();
    int at = 0;
    for (var each : found) {
      if (each.from() >= at) {
        cleaned.append(text, at, each.from()).append(GAP);
      }
      at = Math.max(at, each.to());
    }
    return cleaned.append(text, at, text.length()).toString();
  }

  /** What the desktop shows is its own or repeats what was found when it was written. */
  private List<Found> repeated(String text) {
    var found = new ArrayList<>(secrets.places(text));
    found.sort(Comparator.comparingInt(Found::from));
    return found;
  }

  /** What comes over the clipboard may be anything. */
  private List<Found> found(String text, List<String> rules) {
    var found = new ArrayList<>(secrets.places(text));
    for (var each : data.find(text).secrets()) {
      var part = text.substring(each.from(), each.to());
      if (!secrets.in(part)) {
        rules.add(each.rule());
        secrets.learn(each.rule(), part);
        found.add(each);
      }
    }
    found.sort(Comparator.comparingInt(Found::from));
    return found;
  }

  /** An address hides its content behind escapes: if there is a secret, all but the host goes. */
  private String address(String url) {
    int path = url.indexOf('/', Math.max(0, url.indexOf("://") + 3));
    if (path < 0) {
      return url;
    }
    var rest = Addresses.decoded(url.substring(path));
    if (repeated(rest).isEmpty()) {
      return url;
    }
    return url.substring(0, path + 1) + GAP;
  }
}
