package greenroom.recorder.reading;

/**
 * One thing that was checked.
 *
 * @param what in a few words, or sentences that say what is wrong and what to do
 */
public record Finding(Mark mark, String what) {
  /** How it came out. */
  public enum Mark {
    /** As it must be. */
    GOOD("✔"),
    /** As it was closed, but worth knowing. */
    NOTE("!"),
    /** Not what was closed or delivered. */
    BAD("✘");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }
  }

  static Finding good(String what) {
    return new Finding(Mark.GOOD, what);
  }

  static Finding note(String what) {
    return new Finding(Mark.NOTE, what);
  }

  static Finding bad(String what) {
    return new Finding(Mark.BAD, what);
  }

  public boolean bad() {
    return mark == Mark.BAD;
  }

  /** As a line for people: {@code ✔ …} or {@code ✘ …}. */
  @Override
  public String toString() {
    return mark.sign + " " + what;
  }
}
