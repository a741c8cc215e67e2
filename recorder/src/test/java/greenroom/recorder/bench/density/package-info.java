/** {@code ./greenroom bench density}: how many volunteers one machine carries at once. */
@NullMarked
package greenroom.recorder.bench.density;

import org.jspecify.annotations.NullMarked;
