@NullMarked
package greenroom.task.yaml;

import org.jspecify.annotations.NullMarked;
