@NullMarked
package greenroom.server.wiring;

import org.jspecify.annotations.NullMarked;
