package greenroom.recorder.bench.filter;

/**
 * What became of an entry.
 *
 * @param program what it was entered into
 * @param told whether there was any event that could hold it: keys, or the clipboard's text
 * @param inEvents whether the stored events give it
 * @param inPictures whether the stored pictures give it
 * @param touched whether anything of it was taken out of the events or made black
 */
record Outcome(
    Entry entry,
    String program,
    boolean told,
    boolean inEvents,
    boolean inPictures,
    boolean touched) {
  boolean read() {
    return inEvents || inPictures;
  }

  boolean leaked() {
    return entry.role() == Entry.Role.SECRET && read();
  }
}
