@NullMarked
package greenroom.task.check;

import org.jspecify.annotations.NullMarked;
