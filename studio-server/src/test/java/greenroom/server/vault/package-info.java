@NullMarked
package greenroom.server.vault;

import org.jspecify.annotations.NullMarked;
