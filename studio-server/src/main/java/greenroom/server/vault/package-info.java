/**
 * The only holder of identities. Keeps each session's identity wrapped under a key-encryption key
 * and the recording's own erase key; gives it out only sealed to somebody who has a right to it,
 * and only after that is in the audit log. Never sees content.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.vault;

import org.jspecify.annotations.NullMarked;
