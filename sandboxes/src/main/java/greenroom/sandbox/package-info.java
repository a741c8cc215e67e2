/**
 * Disposable desktops and staging apps: what a sandbox is and how it is asked for.
 *
 * <p>This package is the vocabulary of the sandboxes. It imports none of its sub-packages and no
 * other module.
 */
@NullMarked
package greenroom.sandbox;

import org.jspecify.annotations.NullMarked;
