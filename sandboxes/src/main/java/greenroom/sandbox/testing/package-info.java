/**
 * Sandboxes without an engine, for the tests of those who use them. They pass the same contract as
 * the real ones.
 */
@NullMarked
package greenroom.sandbox.testing;

import org.jspecify.annotations.NullMarked;
