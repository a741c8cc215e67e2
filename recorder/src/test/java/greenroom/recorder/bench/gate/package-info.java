/**
 * {@code ./greenroom bench gate}: what the gate adds to a round trip and what it costs, beside a
 * direct connection and Debian's {@code websockify}.
 */
@NullMarked
package greenroom.recorder.bench.gate;

import org.jspecify.annotations.NullMarked;
