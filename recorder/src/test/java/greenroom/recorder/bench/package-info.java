/** What the benches share: a desktop like a volunteer's, and how figures are written down. */
@NullMarked
package greenroom.recorder.bench;

import org.jspecify.annotations.NullMarked;
