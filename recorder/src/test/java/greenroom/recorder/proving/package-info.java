@NullMarked
package greenroom.recorder.proving;

import org.jspecify.annotations.NullMarked;
