/**
 * The pages: thin controllers over the rooms' services, one record for each page's content, one
 * template for each record ({@code src/main/jte}), and what every request passes: {@link
 * greenroom.server.web.Visitors} (who is it, is the form from us) and {@link
 * greenroom.server.web.SecurityHeaders}.
 *
 * <p>A joiner like {@code wiring}: may import every room; no room imports it.
 */
@NullMarked
package greenroom.server.web;

import org.jspecify.annotations.NullMarked;
