@NullMarked
package greenroom.recorder.seal;

import org.jspecify.annotations.NullMarked;
