@NullMarked
package greenroom.recorder;

import org.jspecify.annotations.NullMarked;
