@NullMarked
package greenroom.server.proof;

import org.jspecify.annotations.NullMarked;
