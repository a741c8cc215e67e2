package greenroom.recorder.screen;

import java.time.Duration;

/**
 * How long to wait between one request for changes and the next. A request that waits at the
 * desktop costs nothing until something changes, so only a busy screen is slowed down.
 *
 * @param pressed within {@link #afterPress} of a key or a button: what it does should be seen at
 *     its time
 * @param acting while there was input within {@link #afterInput}
 * @param watching otherwise
 * @param heavy after a change of more than a third of the screen while acting
 */
public record Pace(
    Duration pressed,
    Duration acting,
    Duration watching,
    Duration heavy,
    Duration afterPress,
    Duration afterInput) {
  /**
   * A first change at once, and what a key or a button does; further ones 16 a second while
   * somebody acts, 11 if most of the screen changes each time, and 12 else: what is in between is
   * seen a moment later, and every frame costs.
   */
  public static final Pace DEFAULT =
      new Pace(
          Duration.ofMillis(8),
          Duration.ofMillis(60),
          Duration.ofMillis(80),
          Duration.ofMillis(90),
          Duration.ofMillis(60),
          Duration.ofSeconds(1));

  long wait(long sincePress, long sinceInput, boolean heavyChange) {
    if (sincePress <= afterPress.toNanos()) {
      return pressed.toNanos();
    }
    if (sinceInput > afterInput.toNanos()) {
      return watching.toNanos();
    }
    return heavyChange ? heavy.toNanos() : acting.toNanos();
  }
}
