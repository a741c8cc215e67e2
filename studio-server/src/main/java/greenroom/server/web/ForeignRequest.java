package greenroom.server.web;

/** A request that would change something and did not come from one of our own pages. */
final class ForeignRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How pages name the rule that refused it. */
  static final String RULE = "own_pages_only";

  ForeignRequest(String sentence) {
    super(sentence);
  }
}
