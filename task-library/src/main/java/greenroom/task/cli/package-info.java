/**
 * The commands for authors of tasks: {@code ./greenroom task …}.
 *
 * <p>A joiner: may import any package of the task library. What people read on a terminal is
 * written here and nowhere else.
 */
@NullMarked
package greenroom.task.cli;

import org.jspecify.annotations.NullMarked;
