package greenroom.recorder.bench.filter;

import greenroom.recorder.RecordedEvent.Box;

/**
 * When and where an entry was on the screen. Times are nanoseconds since the recording's start.
 *
 * @param from its first field got the focus
 * @param entered all of it was there
 * @param until it was taken off the screen
 * @param area where it was shown
 * @param program what it was entered into
 */
record Showing(Entry entry, long from, long entered, long until, Box area, String program) {}
