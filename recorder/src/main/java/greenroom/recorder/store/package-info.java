/**
 * Keeps a recording on disk: sealed parts, the hash-chained part log, the signed manifest.
 *
 * <p>Whatever happens, a file is whole or absent, and what the log names is there. Only sealed
 * bytes pass through here on their way to the disk. Imports the recorder's root only.
 */
@NullMarked
package greenroom.recorder.store;

import org.jspecify.annotations.NullMarked;
