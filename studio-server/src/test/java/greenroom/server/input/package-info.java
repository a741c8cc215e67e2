@NullMarked
package greenroom.server.input;

import org.jspecify.annotations.NullMarked;
