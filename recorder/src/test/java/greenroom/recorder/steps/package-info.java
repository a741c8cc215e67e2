@NullMarked
package greenroom.recorder.steps;

import org.jspecify.annotations.NullMarked;
