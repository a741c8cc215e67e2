@NullMarked
package greenroom.recorder.video;

import org.jspecify.annotations.NullMarked;
