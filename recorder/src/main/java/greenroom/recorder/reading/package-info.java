/**
 * Opens recordings and bundles with nothing but their files and an identity: no studio, no network.
 *
 * <p>Finds every change to what was stored, and still opens whatever is undamaged. Imports the
 * recorder's root and the age library.
 */
@NullMarked
package greenroom.recorder.reading;

import org.jspecify.annotations.NullMarked;
