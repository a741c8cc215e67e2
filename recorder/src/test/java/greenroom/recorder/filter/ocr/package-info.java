@NullMarked
package greenroom.recorder.filter.ocr;

import org.jspecify.annotations.NullMarked;
