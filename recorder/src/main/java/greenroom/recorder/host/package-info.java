/**
 * The recorder host: the process that runs sandboxes and records what is done in them.
 *
 * <p>It joins the library's rooms: it orders sandboxes, lets the volunteer's browser in through the
 * gate, records, runs the checks and answers the studio. It may import every room of this module
 * and the roots and joiners of {@code greenroom.sandbox} and {@code greenroom.task}; nobody imports
 * it. Its beans exist only in its own process, though the studio has this module on its class path.
 */
@NullMarked
@Configuration
@Requires(property = RecorderHost.PROCESS)
package greenroom.recorder.host;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
