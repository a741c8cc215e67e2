@NullMarked
package greenroom.recorder.gate;

import org.jspecify.annotations.NullMarked;
