@NullMarked
package greenroom.server.session;

import org.jspecify.annotations.NullMarked;
