package greenroom.recorder.bench.filter;

/**
 * A made-up value.
 *
 * @param form which form of its kind, {@code visa} for example
 * @param label what the field is called that asks for it
 * @param text as it is entered
 * @param core the part that makes it secret, without what every value of the form has in common
 */
record Value(Kind kind, String form, String label, String text, String core) {
  static Value of(Kind kind, String form, String label, String text) {
    return new Value(kind, form, label, text, text);
  }

  boolean longText() {
    return text.length() > 60;
  }
}
