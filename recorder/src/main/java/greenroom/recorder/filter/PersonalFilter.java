package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.filter.detect.Detectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps personal data and secrets that the task did not plant out of a recording, wherever they are
 * typed, pasted or shown: keys from the first character to the last become one {@code redacted}
 * event, texts lose them, and the places that show them are black. While something is being typed
 * that may become one, everything waits.
 */
public final class PersonalFilter implements Filter {
  /** Less of a secret that has left already gives nothing away. */
  private static final int HARMLESS = 4;

  /**
   * What only holds fields, as a sheet and its cells do, is called by its place, not by a label.
   */
  private static final Set<String> HOLDERS =
      Set.of("panel", "table", "root pane", "frame", "window", "filler", "scroll pane");

  private final Typing typing;
  private final ShownTexts texts;
  private final Secrets secrets = new Secrets();
  private final KeySpans spans = new KeySpans();
  private final Windows windows = new Windows();
  private final Unlocated unlocated = new Unlocated(windows);
  private final Cleaner cleaner;

  /** Keys whose press was taken out: their release must go too, whenever it comes. */
  private final Set<Integer> hiddenKeys = new HashSet<>();

  private final List<TypedSecret> news = new ArrayList<>();

  /**
   * @param planted whether the task put this there itself
   */
  public PersonalFilter(Detectors detectors, Predicate<String> planted) {
    var data = new PersonalData(detectors, planted);
    typing = new Typing(data, this::typed);
    texts = new ShownTexts(data, secrets, this::shown);
    cleaner = new Cleaner(data, secrets);
  }

  // ---- entering

  @Override
  public void entered(RecordedEvent event) {
    switch (event) {
      case RecordedEvent.Key key -> typing.key(key);
      case RecordedEvent.Button button -> {
        if (button.down()) {
          typing.pressed(button.button(), button.t());
        }
      }
      case RecordedEvent.Clipboard clipboard -> typing.clipboard(clipboard.text());
      case RecordedEvent.Released _ -> typing.released();
      case RecordedEvent.Pause pause -> ends(pause.t());
      default -> {}
    }
  }

  @Override
  public void ends(long t) {
    typing.decide(t);
    texts.decide();
  }

  private void typed(TypedSecret secret) {
    secrets.learn(secret.rule(), secret.text());
    spans.add(secret.rule(), secret.from(), secret.to());
    var shown = secret.shown().stream().map(Compact::of).toList();
    unlocated.add(Compact.of(secret.text()), shown, secret.from(), secret.to());
    texts.want(shown, secret.from(), secret.to());
    news.add(secret);
  }

  private boolean shown(String rule, String text, long from, long to) {
    var compact = Compact.of(text);
    boolean typed =
        typing.wrote(compact, from - ShownTexts.ECHO)
            || unlocated.knows(compact, from - ShownTexts.ECHO);
    if (!typed) {
      spans.add(rule, from, to);
    }
    return !typed;
  }

  @Override
  public long context(ContextSignal signal, long left) {
    return switch (signal) {
      case ContextSignal.Seen seen -> {
        seen(seen.event(), seen.password());
        yield NEVER;
      }
      case ContextSignal.Text text -> {
        typing.textsAreTold();
        texts.told(text, typing.lastPaste());
        yield tooLate(left);
      }
      case ContextSignal.PasswordField _, ContextSignal.Found _, ContextSignal.Lost _ -> NEVER;
    };
  }

  /** Since when something was shown that must not have been, and has left. */
  private long tooLate(long left) {
    long since = texts.takeSeen();
    return since < left ? since : NEVER;
  }

  private void seen(RecordedEvent event, boolean password) {
    switch (event) {
      case RecordedEvent.Focus focus -> {
        if (password) {
          typing.password();
        } else {
          typing.label(HOLDERS.contains(focus.role()) ? "" : focus.name(), focus.t());
        }
        unlocated.focus(focus);
      }
      case RecordedEvent.Window window -> windows.change(window);
      case RecordedEvent.Navigation navigation -> {
        typing.turned(navigation.t());
        unlocated.navigated(navigation);
      }
      default -> {}
    }
  }

  @Override
  public long holdFrom(long now) {
    return Math.min(typing.holdFrom(now), texts.settle(now));
  }

  @Override
  public long regrets(long left) {
    long since = NEVER;
    for (var secret : news) {
      int gone = secret.before(left);
      if (secret.from() < left && gone >= HARMLESS && 2 * gone >= secret.times().length) {
        since = Math.min(since, secret.from());
      }
    }
    news.clear();
    return Math.min(since, tooLate(left));
  }

  // ---- leaving

  @Override
  public List<RecordedEvent> leaves(RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Key key -> hide(key) ? List.of() : List.of(key);
      case RecordedEvent.Released released -> List.of(released(released));
      default -> cleaner.clean(event);
    };
  }

  private boolean hide(RecordedEvent.Key key) {
    if (!key.down()) {
      return hiddenKeys.remove(name(key));
    }
    boolean hide = spans.hide(key.t());
    if (hide) {
      hiddenKeys.add(name(key));
    } else {
      hiddenKeys.remove(name(key));
    }
    return hide;
  }

  /** Keys that nobody may know of are not named when they are let go of. */
  private RecordedEvent released(RecordedEvent.Released released) {
    if (hiddenKeys.isEmpty()) {
      return released;
    }
    hiddenKeys.clear();
    return new RecordedEvent.Released(released.t(), List.of(), released.buttons());
  }

  @Override
  public List<RecordedEvent> left(long t) {
    var told = spans.tell(t);
    spans.forgetBefore(t);
    texts.forgetBefore(t);
    return told;
  }

  @Override
  public List<RecordedEvent> decide(long t) {
    ends(t);
    news.clear();
    return spans.tell(t);
  }

  @Override
  public void interrupted() {
    news.clear();
  }

  @Override
  public Mask mask(long t) {
    var boxes = new ArrayList<Box>();
    boolean everything = false;
    for (var place : texts.at(t)) {
      if (place.box() != null) {
        boxes.add(FieldBoxes.widened(place.box()));
      }
      if (place.box() == null || !place.certain()) {
        var window = windows.activeAt(Math.max(place.from(), Math.min(t, place.to())));
        var around = window == null ? null : windows.places(window, t);
        everything |= around == null;
        boxes.addAll(around == null ? List.of() : around);
      }
    }
    var rest = unlocated.at(t, texts);
    everything |= rest.everything();
    boxes.addAll(rest.boxes());
    return everything ? Mask.ALL : boxes.isEmpty() ? Mask.NONE : new Mask(false, boxes);
  }

  private static int name(RecordedEvent.Key key) {
    return key.code() != 0 ? key.code() : -key.keysym();
  }
}
