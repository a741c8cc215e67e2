/**
 * What the desktop's accessibility agent says, made into context events.
 *
 * <p>The agent runs under the volunteer's hands: every line is untrusted, bounded and strictly
 * read.
 */
@NullMarked
package greenroom.sandbox.context;

import org.jspecify.annotations.NullMarked;
