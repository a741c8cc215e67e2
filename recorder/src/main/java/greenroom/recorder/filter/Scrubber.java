package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** Takes typed passwords out of what titles, names and addresses show. */
final class Scrubber {
  private static final String GAP = "•••";
  private static final int SHORTEST = 3;
  private static final int MOST = 64;

  private final ArrayDeque<String> known = new ArrayDeque<>();

  /** From now on this text must not show up. */
  void learn(String text) {
    if (text.length() >= SHORTEST && !known.contains(text)) {
      known.addFirst(text);
      if (known.size() > MOST) {
        known.removeLast();
      }
    }
  }

  /** The event without any of these texts, {@code current} included. */
  RecordedEvent scrub(RecordedEvent event, String current) {
    return switch (event) {
      case RecordedEvent.Focus e ->
          new RecordedEvent.Focus(
              e.t(), e.role(), clean(e.name(), current), e.box(), e.app(), e.source());
      case RecordedEvent.Element e ->
          new RecordedEvent.Element(
              e.t(), e.role(), clean(e.name(), current), e.box(), e.app(), e.source());
      case RecordedEvent.Window e ->
          new RecordedEvent.Window(e.t(), e.change(), clean(e.title(), current), e.app(), e.box());
      case RecordedEvent.Tree e -> e.withTexts(text -> clean(text, current));
      case RecordedEvent.Navigation e ->
          new RecordedEvent.Navigation(e.t(), clean(e.url(), current), clean(e.title(), current));
      case RecordedEvent.Clipboard e ->
          new RecordedEvent.Clipboard(e.t(), e.direction(), clean(e.text(), current));
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

  private String clean(String text, String current) {
    var cleaned = text;
    for (var secret : known) {
      cleaned = without(cleaned, secret);
    }
    return current.length() >= SHORTEST ? without(cleaned, current) : cleaned;
  }

  private static String without(String text, String secret) {
    return text.replace(secret, GAP)
        .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), GAP);
  }
}
