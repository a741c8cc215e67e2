package greenroom.recorder.pipeline;

/**
 * What "delete last minutes" took away: everything from {@code from} to {@code to}, nanoseconds
 * since the recording's start. {@code from} is a part's beginning, so a little more than was asked
 * for may be gone.
 */
public record Deletion(long from, long to) {}
