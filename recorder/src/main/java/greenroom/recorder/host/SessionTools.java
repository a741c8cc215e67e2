package greenroom.recorder.host;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What every session works with.
 *
 * @param nanoTime a monotonic clock, in nanoseconds
 * @param grace how long a session without a volunteer keeps its desktop
 */
record SessionTools(
    OrderRules rules,
    Desktops desktops,
    TaskSetup setup,
    SessionRecorders recorders,
    Judge judge,
    SessionFolder folder,
    LongSupplier nanoTime,
    Duration grace) {}
