package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.filter.Places.Place;
import greenroom.recorder.filter.ShownElement.Past;
import greenroom.recorder.filter.ShownElement.Standing;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What elements on the screen show, as they tell it themselves: where secrets stand, since when and
 * until when. A secret that is just being typed on (a shorter number may be a card's, by chance) is
 * believed once it has stood for a moment.
 */
final class ShownTexts {
  private static final int MOST_ELEMENTS = 4_096;
  private static final int MOST_WANTED = 256;
  private static final int MOST_PAST = 512;

  /** Keys may be looked at so long after they were pressed. */
  private static final long REMEMBERED = 70_000_000_000L;

  /** Elements tell what keys wrote within this time. */
  static final long ECHO = 3_000_000_000L;

  /** They tell what was pasted within this time, busy as their program may be. */
  private static final long LATE_ECHO = 10_000_000_000L;

  /** Shorter parts are only known when an element shows nothing else. */
  private static final int SHORTEST = 5;

  /** Told of once it is certain that it is one. */
  interface Listener {
    /**
     * An element shows a secret.
     *
     * @param from what put it there happened after this
     * @param to and before this
     * @return whether this is news, and not only what keys wrote
     */
    boolean shows(String rule, String text, long from, long to);
  }

  /** What keys wrote into elements, which show it therefore, and when. */
  private record Wanted(String compact, long from, long to) {
    /** A short part must be all that is shown, and have come from these keys. */
    boolean shownBy(Compact text, long since, long until) {
      return until >= from
          && (compact.length() >= SHORTEST
              ? text.contains(compact)
              : text.is(compact) && since <= to + ECHO);
    }
  }

  private final PersonalData data;
  private final Secrets secrets;
  private final Listener listener;
  private final Map<String, ShownElement> elements = new LinkedHashMap<>();
  private final Places places = new Places();

  /** What elements showed a while ago. */
  private final ArrayDeque<Past> past = new ArrayDeque<>();

  /** Secrets (compact) that an element showed for certain, and when it told so last. */
  private final Map<String, Long> located = new HashMap<>();

  private final ArrayDeque<Wanted> wanted = new ArrayDeque<>();
  private boolean any;

  /** The last paste of which an element told. */
  private long toldPaste = Long.MIN_VALUE;

  /** The earliest that {@link #takeSeen} has to tell of. */
  private long seen = Filter.NEVER;

  ShownTexts(PersonalData data, Secrets secrets, Listener listener) {
    this.data = data;
    this.secrets = secrets;
    this.listener = listener;
  }

  /** Whether elements tell their texts at all. */
  boolean any() {
    return any;
  }

  /**
   * Since when elements may have shown what they only now turned out to show, or {@link
   * Filter#NEVER}. Tells of each once.
   */
  long takeSeen() {
    long since = seen;
    seen = Filter.NEVER;
    return since;
  }

  /**
   * Takes what an element tells.
   *
   * @param lastPaste when something was pasted last
   */
  void told(ContextSignal.Text told, long lastPaste) {
    any = true;
    var element = elements.get(told.key());
    if (element != null && element.replaces(told)) {
      remember(element.past(told.t()));
    }
    if (!told.shown()) {
      if (element != null) {
        settle(element, told.t());
        end(element, told.t());
        elements.remove(told.key());
      }
      return;
    }
    if (element == null) {
      element = new ShownElement(told.key());
      elements.put(told.key(), element);
      if (elements.size() > MOST_ELEMENTS) {
        elements.remove(elements.keySet().iterator().next());
      }
    }
    changed(element, told, pastes(element, told, lastPaste) ? lastPaste : told.t());
  }

  /** Whether this is what was pasted last: the first that got longer by more than a character. */
  private boolean pastes(ShownElement element, ContextSignal.Text told, long lastPaste) {
    boolean longer = told.text().length() > element.length() + 1;
    boolean pasted =
        longer
            && lastPaste > toldPaste
            && lastPaste <= told.t()
            && lastPaste >= told.t() - LATE_ECHO;
    toldPaste = pasted ? lastPaste : toldPaste;
    return pasted;
  }

  private void remember(Past shown) {
    past.addLast(shown);
    while (past.size() > MOST_PAST || past.getFirst().to() < shown.to() - REMEMBERED) {
      past.removeFirst();
    }
  }

  private void changed(ShownElement element, ContextSignal.Text told, long since) {
    boolean first = element.told() == 0;
    boolean moved = element.moves(told);
    element.goesOn(told);
    settle(element, told.t());
    element.tell(told, since, data);
    long wantedSince = wantedIn(element);
    boolean known = wantedSince != Filter.NEVER || secrets.in(element.text());
    if (!known && element.unsettled().isEmpty()) {
      end(element, told.t());
      return;
    }
    if (element.black() && moved) {
      end(element, told.t());
    }
    if (known || first) {
      settle(element, Filter.NEVER);
      if (first && wantedSince == Filter.NEVER) {
        seen = Math.min(seen, since);
      }
      // An element may tell late what keys wrote long before.
      black(element, Math.min(first ? since : told.t(), wantedSince));
    }
  }

  /**
   * Keys wrote this, a part into each element: whoever shows it is black, and was since then.
   *
   * @param compacts the parts
   */
  void want(List<String> compacts, long from, long to) {
    for (var compact : compacts) {
      var each = new Wanted(compact, from, to);
      wanted.addLast(each);
      if (wanted.size() > MOST_WANTED) {
        wanted.removeFirst();
      }
      past.forEach(shown -> wantedThen(each, shown));
    }
    for (var element : elements.values()) {
      if (element.told() >= from && wantedIn(element) != Filter.NEVER) {
        black(element, from);
      }
    }
  }

  private void wantedThen(Wanted each, Past shown) {
    if (each.shownBy(shown.text(), shown.from(), shown.to())) {
      if (shown.certain() && shown.box() != null) {
        located.merge(each.compact(), shown.to(), Math::max);
      }
      long from = Math.max(each.from(), shown.from());
      places.add(new Place(shown.key(), shown.box(), shown.certain(), from, shown.to()));
    }
  }

  /** Since when the element may show what keys wrote, or {@link Filter#NEVER} if it does not. */
  private long wantedIn(ShownElement element) {
    long since = Filter.NEVER;
    for (var each : wanted) {
      boolean shows = each.shownBy(element.text(), element.shownSince(), element.told());
      if (shows && element.located()) {
        located.merge(each.compact(), element.told(), Math::max);
      }
      since = shows ? Math.min(since, each.from()) : since;
    }
    return since;
  }

  /** Believes what has stood long enough, or all if {@code now} is {@link Filter#NEVER}. */
  private void settle(ShownElement element, long now) {
    long from = Filter.NEVER;
    for (var each : element.takeUnsettled()) {
      from = Math.min(from, each.from());
      believe(element, each, now);
    }
    if (from != Filter.NEVER) {
      black(element, from);
    }
  }

  private void believe(ShownElement element, Standing each, long now) {
    secrets.learn(each.rule(), each.text());
    if (listener.shows(each.rule(), each.text(), each.from(), each.to())) {
      seen = Math.min(seen, each.seen());
    }
    if (element.located()) {
      located.put(Compact.of(each.text()), now);
    }
  }

  /** Lets what has stood for a moment count; answers from when on the rest must wait. */
  long settle(long now) {
    long hold = Filter.NEVER;
    for (var element : elements.values()) {
      if (now - element.told() >= ShownElement.SETTLING) {
        settle(element, now);
      }
      for (var each : element.unsettled()) {
        hold = Math.min(hold, each.from());
      }
    }
    return hold;
  }

  /** All that waits counts. */
  void decide() {
    elements.values().forEach(element -> settle(element, Filter.NEVER));
  }

  private void black(ShownElement element, long from) {
    if (element.located()) {
      secrets.each(
          (rule, text) -> {
            if (element.text().contains(text)) {
              located.merge(text, element.told(), Math::max);
            }
          });
    }
    if (from < element.blackSince()) {
      element.blackSince(from);
      places.add(new Place(element.key, element.box(), element.certain(), from, Filter.NEVER));
    }
  }

  private void end(ShownElement element, long t) {
    element.blackSince(Filter.NEVER);
    places.end(element.key, t);
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
    return places.at(t);
  }

  void forgetBefore(long t) {
    places.forgetBefore(t);
  }
}
