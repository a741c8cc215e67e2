/**
 * Pictures in, fragments of one MP4 file out: VP9 with exact presentation times, in memory only.
 *
 * <p>The only package that may import FFmpeg. May import the recorder's root.
 */
@NullMarked
package greenroom.recorder.video;

import org.jspecify.annotations.NullMarked;
