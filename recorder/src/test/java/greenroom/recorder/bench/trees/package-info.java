/**
 * {@code ./greenroom bench trees}: what it does to a volunteer's desktop to take its accessibility
 * tree.
 */
@NullMarked
package greenroom.recorder.bench.trees;

import org.jspecify.annotations.NullMarked;
