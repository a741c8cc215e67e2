@NullMarked
package greenroom.recorder.store;

import org.jspecify.annotations.NullMarked;
