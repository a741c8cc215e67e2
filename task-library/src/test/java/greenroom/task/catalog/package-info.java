@NullMarked
package greenroom.task.catalog;

import org.jspecify.annotations.NullMarked;
