@NullMarked
package greenroom.recorder.pipeline;

import org.jspecify.annotations.NullMarked;
