package greenroom.recorder.filter;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.PlantedSecret;
import greenroom.recorder.RecordedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is typed into password fields out of a recording: keys and clipboard from the input
 * that moved the focus there until it leaves become one {@code redacted} event, or {@code secret}
 * if they were exactly a planted one; the fields are black. While no context source works, every
 * field counts as a password field, and the whole picture as its box.
 */
public final class PasswordFilter implements Filter {
  /** How far back a script, rather than an input, can have moved the focus. */
  private static final long REACH = 10_000_000_000L;

  private final List<PlantedSecret> secrets;
  private final FocusHistory focus = new FocusHistory();
  private final FieldBoxes fields = new FieldBoxes();
  private final ContextGaps gaps = new ContextGaps();
  private final Scrubber scrubber = new Scrubber();
  private final Modifiers modifiers = new Modifiers();

  /** Keys whose press was taken out: their release must go too, whenever it comes. */
  private final Set<Integer> hiddenKeys = new HashSet<>();

  private TypedText typed = new TypedText();
  private String rule = FocusHistory.RULE;
  private String clipboard = "";
  private long lastText = Long.MIN_VALUE;

  public PasswordFilter(List<PlantedSecret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  @Override
  public void entered(RecordedEvent event) {
    focus.input(event);
  }

  @Override
  public long context(ContextSignal signal, long left) {
    return switch (signal) {
      case ContextSignal.Seen seen -> {
        if (seen.event() instanceof RecordedEvent.Focus moved) {
          boolean news = focus.focus(moved, seen.password());
          yield news && seen.password() ? leakedSince(moved.t(), left) : NEVER;
        }
        yield NEVER;
      }
      case ContextSignal.PasswordField field -> {
        boolean news = fields.field(field);
        boolean seen = field.t() < left && !gaps.cover(field.t(), left);
        yield news && field.shown() && seen ? field.t() - FieldBoxes.LEAD : NEVER;
      }
      case ContextSignal.Found found -> {
        gaps.found(found.t());
        yield NEVER;
      }
      case ContextSignal.Lost lost -> {
        gaps.lost(lost.t());
        yield lost.t() < left ? lost.t() : NEVER;
      }
      case ContextSignal.Text _ -> NEVER;
    };
  }

  /** Whether text that belongs to a password field has left already, and since when. */
  private long leakedSince(long focused, long left) {
    long moved = Math.max(focus.movedBy(focused), focused - REACH);
    boolean pictureShown = focused < left && !gaps.cover(focused, left);
    boolean textStored = lastText > moved;
    return textStored || pictureShown ? moved : NEVER;
  }

  @Override
  public List<RecordedEvent> leaves(RecordedEvent event) {
    var stored = new ArrayList<RecordedEvent>(2);
    var span = spanAt(event.t());
    if (span == null) {
      stored.addAll(decide(event.t()));
    } else {
      rule = span.rule();
    }
    boolean hidden = span != null;
    switch (event) {
      case RecordedEvent.Key key -> key(key, hidden, stored);
      case RecordedEvent.Clipboard text -> clipboard(text, hidden, stored);
      case RecordedEvent.Released released -> stored.add(released(released));
      case RecordedEvent.Button button -> {
        if (hidden && button.down()) {
          typed.caretMoved();
        }
        stored.add(button);
      }
      default -> stored.add(scrubber.scrub(event, typed.known()));
    }
    return stored;
  }

  private void key(RecordedEvent.Key key, boolean hidden, List<RecordedEvent> stored) {
    modifiers.key(key);
    if (!key.down()) {
      if (!hiddenKeys.remove(name(key))) {
        stored.add(key);
      }
    } else if (!hidden) {
      lastText = Keysyms.modifier(key.keysym()) ? lastText : key.t();
      hiddenKeys.remove(name(key));
      stored.add(key);
    } else if (Keysyms.leavesField(key.keysym())) {
      stored.addAll(decide(key.t()));
      stored.add(key);
    } else {
      hiddenKeys.add(name(key));
      if (!Keysyms.modifier(key.keysym())) {
        typed.key(
            key.keysym(), modifiers.shift(), modifiers.control(), modifiers.command(), clipboard);
      }
    }
  }

  private void clipboard(RecordedEvent.Clipboard text, boolean hidden, List<RecordedEvent> stored) {
    if (text.direction().equals("in")) {
      clipboard = text.text();
    }
    if (hidden) {
      typed.pasted();
    } else {
      stored.add(scrubber.scrub(text, typed.known()));
    }
  }

  /** Keys that nobody may know of are not named when they are let go of. */
  private RecordedEvent released(RecordedEvent.Released released) {
    modifiers.released();
    if (hiddenKeys.isEmpty()) {
      return released;
    }
    hiddenKeys.clear();
    return new RecordedEvent.Released(released.t(), List.of(), released.buttons());
  }

  @Override
  public List<RecordedEvent> left(long t) {
    fields.forgetBefore(t);
    gaps.forgetBefore(t);
    return spanAt(t) == null ? decide(t) : List.of();
  }

  @Override
  public List<RecordedEvent> decide(long t) {
    if (!typed.touched()) {
      return List.of();
    }
    scrubber.learn(typed.known());
    var planted = typed.among(secrets);
    typed = new TypedText();
    return List.of(
        planted.isPresent()
            ? new RecordedEvent.Secret(t, planted.get().ref())
            : new RecordedEvent.Redacted(t, rule));
  }

  @Override
  public void interrupted() {
    typed.interrupted();
  }

  @Override
  public Mask mask(long t) {
    return gaps.at(t) ? Mask.ALL : fields.at(t);
  }

  private @Nullable Span spanAt(long t) {
    for (var span : focus.spans()) {
      if (span.contains(t)) {
        return span;
      }
    }
    for (var gap : gaps.spans()) {
      if (gap.contains(t)) {
        return gap;
      }
    }
    return null;
  }

  private static int name(RecordedEvent.Key key) {
    return key.code() != 0 ? key.code() : -key.keysym();
  }
}
