package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.detect.Found;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What elements on the screen show, as they tell it themselves: where secrets stand, since when and
 * until when. A secret that is just being typed on (a shorter number may be a card's, by chance) is
 * believed once it has stood for a moment.
 */
final class ShownTexts {
  /** A person who types on does so within this time. */
  static final long SETTLING = 700_000_000L;

  private static final int MOST_ELEMENTS = 4_096;
  private static final int MOST_WANTED = 256;

  /** Shorter parts are only known when an element shows nothing else. */
  private static final int SHORTEST = 5;

  /** Told of once it is certain that it is one. */
  interface Listener {
    /**
     * An element shows a secret.
     *
     * @param from what put it there happened after this
     * @param to and before this
     */
    void shows(String rule, String text, long from, long to);
  }

  /** A place that must be black: the element's box, or, if it is null, more than that. */
  record Place(String key, @Nullable Box box, boolean certain, long from, long to) {
    boolean open() {
      return to == Filter.NEVER;
    }
  }

  private record Standing(String rule, String text, int at, long from, long to) {}

  private static final class Element {
    String text = "";
    long told;
    @Nullable Box box;
    boolean certain;
    boolean editable;
    long[] from = new long[0];
    long[] to = new long[0];
    List<Standing> unsettled = List.of();
    boolean black;
  }

  private final Detectors detectors;
  private final Allowed allowed;
  private final Secrets secrets;
  private final Listener listener;
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();

  /** Secrets (compact) that an element showed for certain, and when it told so last. */
  private final Map<String, Long> located = new HashMap<>();

  /** What keys wrote into elements, which show it therefore. */
  private record Wanted(String compact, long from) {}

  private final ArrayDeque<Wanted> wanted = new ArrayDeque<>();
  private boolean any;

  ShownTexts(Detectors detectors, Allowed allowed, Secrets secrets, Listener listener) {
    this.detectors = detectors;
    this.allowed = allowed;
    this.secrets = secrets;
    this.listener = listener;
  }

  /** Whether elements tell their texts at all. */
  boolean any() {
    return any;
  }

  /**
   * Takes what an element tells.
   *
   * @return since when its box must be black that was not before, or {@link Filter#NEVER}
   */
  long told(ContextSignal.Text told) {
    any = true;
    var element = elements.get(told.key());
    if (!told.shown()) {
      if (element != null) {
        settle(element, told.key(), told.t());
        end(told.key(), told.t());
        elements.remove(told.key());
      }
      return Filter.NEVER;
    }
    if (element == null) {
      element = new Element();
      elements.put(told.key(), element);
      if (elements.size() > MOST_ELEMENTS) {
        elements.remove(elements.keySet().iterator().next());
      }
    }
    return changed(element, told);
  }

  private long changed(Element element, ContextSignal.Text told) {
    boolean first = element.told == 0;
    boolean moved = !java.util.Objects.equals(element.box, told.box());
    if (!first && !element.text.equals(told.text())) {
      goneOn(element, told);
    }
    settle(element, told.key(), told.t());
    origins(element, told, first);
    element.text = told.text();
    element.told = told.t();
    element.box = told.box();
    element.certain = told.certain();
    element.editable = told.editable();
    var standing = standing(element);
    boolean wantedHere = wantedIn(element);
    boolean stands = !standing.isEmpty() || wantedHere || secrets.in(element.text);
    if (!stands) {
      element.unsettled = List.of();
      end(told.key(), told.t());
      return Filter.NEVER;
    }
    if (element.black && moved) {
      end(told.key(), told.t());
    }
    element.unsettled = standing;
    if (wantedHere || secrets.in(element.text) || first) {
      settle(element, told.key(), Filter.NEVER);
      return black(element, told.key(), told.t());
    }
    return Filter.NEVER;
  }

  /**
   * Keys wrote this, a part into each element: whoever shows it is black, and was since then.
   *
   * @param compacts the parts
   */
  void want(List<String> compacts, long from) {
    for (var compact : compacts) {
      wanted.addLast(new Wanted(compact, from));
      if (wanted.size() > MOST_WANTED) {
        wanted.removeFirst();
      }
    }
    elements.forEach(
        (key, element) -> {
          if (element.told >= from && wantedIn(element)) {
            black(element, key, from);
          }
        });
  }

  /** Whether the element shows such a part; if it is a short one, nothing else. */
  private boolean wantedIn(Element element) {
    if (wanted.isEmpty()) {
      return false;
    }
    var compact = new Compact(element.text);
    boolean here = false;
    for (var each : wanted) {
      boolean shows =
          element.told >= each.from()
              && (compact.is(each.compact())
                  || (each.compact().length() >= SHORTEST && compact.contains(each.compact())));
      if (shows && element.certain && element.box != null) {
        located.merge(each.compact(), element.told, Math::max);
      }
      here |= shows;
    }
    return here;
  }

  /** What stood there and is now part of something longer was none. */
  private static void goneOn(Element element, ContextSignal.Text told) {
    if (element.unsettled.isEmpty()) {
      return;
    }
    var rest = new ArrayList<Standing>();
    for (var each : element.unsettled) {
      int end = each.at() + each.text().length();
      boolean longer =
          told.text().startsWith(each.text(), each.at())
              && told.t() - element.told < SETTLING
              && end < told.text().length()
              && Character.isLetterOrDigit(told.text().charAt(end));
      if (!longer) {
        rest.add(each);
      }
    }
    element.unsettled = rest;
  }

  /** Believes what has stood long enough, or all if {@code now} is {@link Filter#NEVER}. */
  private void settle(Element element, String key, long now) {
    if (element.unsettled.isEmpty()) {
      return;
    }
    var settled = element.unsettled;
    element.unsettled = List.of();
    long from = Filter.NEVER;
    for (var each : settled) {
      secrets.learn(each.rule(), each.text());
      listener.shows(each.rule(), each.text(), each.from(), each.to());
      from = Math.min(from, each.from());
      if (element.certain && element.box != null) {
        located.put(Compact.of(each.text()), now);
      }
    }
    black(element, key, from);
  }

  /** Lets what has stood for a moment count; answers from when on the rest must wait. */
  long settle(long now) {
    long hold = Filter.NEVER;
    for (var entry : elements.entrySet()) {
      var element = entry.getValue();
      if (element.unsettled.isEmpty()) {
        continue;
      }
      if (now - element.told >= SETTLING) {
        settle(element, entry.getKey(), now);
      } else {
        for (var each : element.unsettled) {
          hold = Math.min(hold, each.from());
        }
      }
    }
    return hold;
  }

  /** All that waits counts. */
  void decide() {
    elements.forEach((key, element) -> settle(element, key, Filter.NEVER));
  }

  private long black(Element element, String key, long from) {
    var compact = new Compact(element.text);
    if (element.certain && element.box != null) {
      secrets.each(
          (rule, text) -> {
            if (compact.contains(text)) {
              located.merge(text, element.told, Math::max);
            }
          });
    }
    if (element.black) {
      return Filter.NEVER;
    }
    element.black = true;
    places.add(new Place(key, element.box, element.certain, from, Filter.NEVER));
    return from;
  }

  private void end(String key, long t) {
    var element = elements.get(key);
    if (element != null) {
      element.black = false;
    }
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      if (place.open() && place.key().equals(key)) {
        long to = Math.max(t, place.from());
        places.set(i, new Place(key, place.box(), place.certain(), place.from(), to));
      }
    }
  }

  /** Between which two tellings each character came. */
  private static void origins(Element element, ContextSignal.Text told, boolean first) {
    var before = element.text;
    var now = told.text();
    int same = 0;
    int most = Math.min(before.length(), now.length());
    while (same < most && before.charAt(same) == now.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < most - same
        && before.charAt(before.length() - 1 - tail) == now.charAt(now.length() - 1 - tail)) {
      tail++;
    }
    var from = new long[now.length()];
    var to = new long[now.length()];
    long since = first ? told.t() : element.told;
    for (int i = 0; i < now.length(); i++) {
      boolean head = i < same;
      boolean end = i >= now.length() - tail;
      int old = head ? i : i - now.length() + before.length();
      from[i] = head || end ? element.from[old] : since;
      to[i] = head || end ? element.to[old] : told.t();
    }
    element.from = from;
    element.to = to;
  }

  private List<Standing> standing(Element element) {
    if (!element.editable) {
      return List.of();
    }
    var standing = new ArrayList<Standing>();
    for (Found each : detectors.find(element.text)) {
      var text = element.text.substring(each.from(), each.to());
      if (!allowed.holds(text)) {
        long from = Filter.NEVER;
        long to = Long.MIN_VALUE;
        for (int i = each.from(); i < each.to(); i++) {
          from = Math.min(from, element.from[i]);
          to = Math.max(to, element.to[i]);
        }
        standing.add(new Standing(each.rule(), text, each.from(), from, to));
      }
    }
    return standing;
  }

  /** Whether an element with a known place told of showing this, at or after a time. */
  boolean located(String compact, long since) {
    for (var entry : located.entrySet()) {
      if (entry.getValue() >= since
          && (entry.getKey().equals(compact)
              || (compact.length() >= SHORTEST && entry.getKey().contains(compact)))) {
        return true;
      }
    }
    return false;
  }

  /** The places that are to be black in the picture shown at {@code t}. */
  List<Place> at(long t) {
    var at = new ArrayList<Place>();
    for (var place : places) {
      boolean ended = !place.open() && t >= place.to() + FieldBoxes.TRAIL;
      if (t >= place.from() - FieldBoxes.LEAD && !ended) {
        at.add(place);
      }
    }
    return at;
  }

  void forgetBefore(long t) {
    places.removeIf(place -> !place.open() && place.to() + FieldBoxes.TRAIL < t);
  }
}
