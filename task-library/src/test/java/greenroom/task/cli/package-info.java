@NullMarked
package greenroom.task.cli;

import org.jspecify.annotations.NullMarked;
