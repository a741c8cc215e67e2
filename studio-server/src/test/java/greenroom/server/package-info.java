@NullMarked
package greenroom.server;

import org.jspecify.annotations.NullMarked;
