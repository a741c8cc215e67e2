@NullMarked
package greenroom.task;

import org.jspecify.annotations.NullMarked;
