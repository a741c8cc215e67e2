/**
 * Stand-ins for the task library's ports, for the tests of whoever uses them. May import the root
 * package only.
 */
@NullMarked
package greenroom.task.testing;

import org.jspecify.annotations.NullMarked;
