package greenroom.recorder.steps;

import greenroom.recorder.Keysym;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Text, single keys and hotkeys. */
final class KeySteps {
  private final StepList steps;

  /** Which step a key that is down belongs to. */
  private final Map<Integer, OpenStep> held = new HashMap<>();

  /** Modifiers that are down, with their event until a key has used it. */
  private final Map<Integer, Modifier> modifiers = new LinkedHashMap<>();

  private record Modifier(long seq, long t, boolean used) {}

  KeySteps(StepList steps) {
    this.steps = steps;
  }

  void key(long seq, RecordedEvent.Key key) {
    if (Keysym.modifier(key.keysym())) {
      modifier(seq, key);
    } else if (key.down()) {
      down(seq, key);
    } else {
      OpenStep step = held.remove(key.keysym());
      if (step != null) {
        step.join(seq, key.t());
      }
    }
  }

  private void modifier(long seq, RecordedEvent.Key key) {
    if (key.down()) {
      modifiers.putIfAbsent(key.keysym(), new Modifier(seq, key.t(), false));
      return;
    }
    Modifier alone = modifiers.remove(key.keysym());
    OpenStep step = held.remove(key.keysym());
    if (step != null) {
      step.join(seq, key.t());
    } else if (alone != null && !alone.used && Keysym.command(key.keysym())) {
      OpenStep press =
          steps.open(alone.t, alone.t, new StepAction.Press(Keysym.name(key.keysym())));
      press.join(alone.seq, alone.t);
      press.join(seq, key.t());
      steps.closeCurrent();
    }
  }

  private void down(long seq, RecordedEvent.Key key) {
    OptionalInt character = Keysym.character(key.keysym());
    boolean command = modifiers.keySet().stream().anyMatch(Keysym::command);
    OpenStep step;
    if (character.isPresent() && !command) {
      step = write(key.t(), character.getAsInt());
    } else if (key.keysym() == Keysym.BACKSPACE && modifiers.isEmpty() && writing() != null) {
      step = trim();
    } else {
      step = steps.open(key.t(), key.t(), press(key.keysym(), character.isPresent()));
      steps.closeCurrent();
    }
    if (step != null) {
      useModifiers(step);
      step.join(seq, key.t());
      held.put(key.keysym(), step);
    }
  }

  private OpenStep write(long t, int character) {
    OpenStep step = writing();
    if (step != null && step.action() instanceof StepAction.Write write) {
      step.become(new StepAction.Write(write.text() + Character.toString(character)));
      return step;
    }
    return steps.open(t, t, new StepAction.Write(Character.toString(character)));
  }

  /** Backspace takes back the last character; text without any left was never a step. */
  private @Nullable OpenStep trim() {
    OpenStep step = writing();
    if (step != null && step.action() instanceof StepAction.Write write) {
      String text = write.text();
      String rest = text.substring(0, text.offsetByCodePoints(text.length(), -1));
      if (rest.isEmpty()) {
        steps.drop(step);
        return null;
      }
      step.become(new StepAction.Write(rest));
    }
    return step;
  }

  private @Nullable OpenStep writing() {
    OpenStep step = steps.current();
    return step != null && step.action() instanceof StepAction.Write ? step : null;
  }

  private StepAction press(int keysym, boolean types) {
    List<String> names = new ArrayList<>();
    for (int modifier : modifiers.keySet()) {
      boolean counts =
          Keysym.command(modifier) || (Keysym.shift(modifier) && (!types || commandHeld()));
      String name = Keysym.name(modifier);
      if (counts && !names.contains(name)) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      return new StepAction.Press(Keysym.name(keysym));
    }
    names.add(Keysym.name(keysym));
    return new StepAction.Hotkey(names);
  }

  private boolean commandHeld() {
    return modifiers.keySet().stream().anyMatch(Keysym::command);
  }

  /** A modifier's events belong to the first step that it was held for. */
  private void useModifiers(OpenStep step) {
    modifiers.replaceAll(
        (keysym, modifier) -> {
          if (!modifier.used) {
            step.join(modifier.seq, modifier.t);
            held.put(keysym, step);
          }
          return new Modifier(modifier.seq, modifier.t, true);
        });
  }

  void released() {
    held.clear();
    modifiers.clear();
  }
}
