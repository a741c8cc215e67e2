@NullMarked
package greenroom.recorder.reading;

import org.jspecify.annotations.NullMarked;
