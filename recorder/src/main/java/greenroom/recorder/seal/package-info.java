/**
 * Encrypts to an age recipient, in memory: one complete age file for each part.
 *
 * <p>Also makes age identities, for the vault. Imports the recorder's root and the age library; the
 * recorder host only ever holds recipients.
 */
@NullMarked
package greenroom.recorder.seal;

import org.jspecify.annotations.NullMarked;
