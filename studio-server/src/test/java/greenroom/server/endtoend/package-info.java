/**
 * The whole product as people use it: the launcher starts the real processes, real browsers play
 * the people, stock tools open what comes out.
 */
@NullMarked
package greenroom.server.endtoend;

import org.jspecify.annotations.NullMarked;
