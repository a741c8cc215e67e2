package greenroom.recorder.proving;

/**
 * One flip, as the program in the desktop saw it.
 *
 * @param number what the patch shows from then on, in its cells
 * @param received {@code CLOCK_MONOTONIC} when it got the key, nanoseconds
 * @param drawn when the X server had drawn the patch
 */
public record Flip(int number, long received, long drawn) {}
