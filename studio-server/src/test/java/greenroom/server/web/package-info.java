/** The pages: how they look, in a real browser, and what protects them. */
@NullMarked
package greenroom.server.web;

import org.jspecify.annotations.NullMarked;
