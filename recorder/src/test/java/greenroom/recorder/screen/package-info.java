@NullMarked
package greenroom.recorder.screen;

import org.jspecify.annotations.NullMarked;
