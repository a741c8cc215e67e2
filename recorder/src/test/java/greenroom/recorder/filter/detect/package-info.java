@NullMarked
package greenroom.recorder.filter.detect;

import org.jspecify.annotations.NullMarked;
