@NullMarked
package greenroom.recorder.cli;

import org.jspecify.annotations.NullMarked;
