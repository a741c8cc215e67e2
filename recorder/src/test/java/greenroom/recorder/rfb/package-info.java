@NullMarked
package greenroom.recorder.rfb;

import org.jspecify.annotations.NullMarked;
