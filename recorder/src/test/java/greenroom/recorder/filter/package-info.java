@NullMarked
package greenroom.recorder.filter;

import org.jspecify.annotations.NullMarked;
