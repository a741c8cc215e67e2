package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.filter.detect.Detectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element on the screen: what it shows, where, and between which two tellings it came. */
final class ShownElement {
  /** A person who types on does so within this time. */
  static final long SETTLING = 700_000_000L;

  /**
   * A secret that stands in it.
   *
   * @param from what put it there happened after this
   * @param to and before this
   * @param seen since when all of it may have been seen
   */
  record Standing(String rule, String text, int at, long from, long to, long seen) {}

  /** What an element showed once, and where, and until when. */
  record Past(Compact text, @Nullable Box box, boolean certain, String key, long from, long to) {}

  final String key;
  private String text = "";
  private Compact compact = new Compact("");
  private long told;
  private long shownSince;
  private @Nullable Box box;
  private boolean certain;
  private boolean editable;
  private String label = "";
  private long[] from = new long[0];
  private long[] to = new long[0];
  private long[] seen = new long[0];

  /** What stands in it and may yet turn out to be a part of something else. */
  private List<Standing> unsettled = List.of();

  /** Since when it is black, or {@link Filter#NEVER}. */
  private long blackSince = Filter.NEVER;

  ShownElement(String key) {
    this.key = key;
  }

  Compact text() {
    return compact;
  }

  /** How many characters it shows. */
  int length() {
    return text.length();
  }

  @Nullable Box box() {
    return box;
  }

  boolean certain() {
    return certain;
  }

  /** Whether it is known where this is shown, and that it is shown nowhere else. */
  boolean located() {
    return certain && box != null;
  }

  /** When it told something last; 0 if it never did. */
  long told() {
    return told;
  }

  /** Since when it has shown what it shows, or the beginning of that. */
  long shownSince() {
    return shownSince;
  }

  boolean black() {
    return blackSince != Filter.NEVER;
  }

  /** Since when it is black, or {@link Filter#NEVER}. */
  long blackSince() {
    return blackSince;
  }

  void blackSince(long since) {
    blackSince = since;
  }

  List<Standing> unsettled() {
    return unsettled;
  }

  List<Standing> takeUnsettled() {
    var taken = unsettled;
    unsettled = List.of();
    return taken;
  }

  /** Whether it shows something else now, and not only more. */
  boolean replaces(ContextSignal.Text now) {
    return !text.isEmpty() && !(now.text().startsWith(text) && now.shown());
  }

  boolean moves(ContextSignal.Text now) {
    return told != 0 && !java.util.Objects.equals(box, now.box());
  }

  Past past(long until) {
    return new Past(compact, box, certain, key, shownSince, until);
  }

  /**
   * Takes what it tells.
   *
   * @param since when what is new in it was put there, as far as is known
   */
  void tell(ContextSignal.Text now, long since, PersonalData data) {
    if (told == 0 || !now.text().startsWith(text)) {
      shownSince = now.t();
    }
    origins(now, since < told ? now.t() : since);
    if (!text.equals(now.text())) {
      text = now.text();
      compact = new Compact(text);
    }
    told = now.t();
    box = now.box();
    certain = now.certain();
    editable = now.editable();
    label = now.label();
    unsettled = editable ? standing(data) : List.of();
  }

  /** What stood there and is now part of something longer was none. */
  void goesOn(ContextSignal.Text now) {
    if (unsettled.isEmpty() || text.equals(now.text())) {
      return;
    }
    var rest = new ArrayList<Standing>();
    for (var each : unsettled) {
      int end = each.at() + each.text().length();
      boolean longer =
          now.text().startsWith(each.text(), each.at())
              && now.t() - told < SETTLING
              && end < now.text().length()
              && Character.isLetterOrDigit(now.text().charAt(end));
      if (!longer) {
        rest.add(each);
      }
    }
    unsettled = rest;
  }

  /** Between which two tellings each character came, and when it may have been seen first. */
  private void origins(ContextSignal.Text told, long since) {
    var before = text;
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
    var newFrom = new long[now.length()];
    var newTo = new long[now.length()];
    var newSeen = new long[now.length()];
    for (int i = 0; i < now.length(); i++) {
      boolean head = i < same;
      boolean old = head || i >= now.length() - tail;
      int at = head ? i : i - now.length() + before.length();
      newFrom[i] = old ? from[at] : this.told == 0 ? since : this.told;
      newTo[i] = old ? to[at] : told.t();
      newSeen[i] = old ? seen[at] : since;
    }
    from = newFrom;
    to = newTo;
    seen = newSeen;
  }

  private List<Standing> standing(PersonalData data) {
    var standing = new ArrayList<Standing>();
    int shift = label.isEmpty() ? 0 : label.length() + 1;
    for (var each : data.find(shift == 0 ? text : label + Detectors.LABEL_END + text).secrets()) {
      int begin = Math.max(0, each.from() - shift);
      int end = each.to() - shift;
      if (end > begin) {
        long first = Filter.NEVER;
        long last = Long.MIN_VALUE;
        long shown = Long.MIN_VALUE;
        for (int i = begin; i < end; i++) {
          first = Math.min(first, from[i]);
          last = Math.max(last, to[i]);
          shown = Math.max(shown, seen[i]);
        }
        var secret = text.substring(begin, end);
        standing.add(new Standing(each.rule(), secret, begin, first, last, shown));
      }
    }
    return standing;
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "ShownElement[" + key + "]";
  }
}
