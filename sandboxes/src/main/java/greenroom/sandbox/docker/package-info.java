/**
 * Sandboxes as containers of the local Docker engine: builds their images, starts, finds and
 * removes them, and reaches into them over Unix sockets and exec.
 *
 * <p>The only room that may import Testcontainers and docker-java. Testcontainers creates and
 * starts the containers; everything that must work across restarts goes by label through
 * docker-java.
 */
@NullMarked
package greenroom.sandbox.docker;

import org.jspecify.annotations.NullMarked;
