package greenroom.server;

/**
 * Somebody asked for what they have no right to, or for what does not exist: which of the two is
 * not said. Pages show {@link #rule()} and {@link #getMessage()}; the audit log holds the rule.
 */
public final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The one named database rule that guards every sensitive table. */
  public static final String RULE = "nothing_without_a_right";

  private final String rule;

  /** Denied by the database's rule. */
  public Denied(String sentence) {
    this(RULE, sentence);
  }

  public Denied(String rule, String sentence) {
    super(sentence);
    this.rule = rule;
  }

  public String rule() {
    return rule;
  }
}
