/**
 * The tasks that ship with Greenroom: makes their assets, and proves that each can be done and is
 * not done by doing nothing.
 */
@NullMarked
package greenroom.task.library;

import org.jspecify.annotations.NullMarked;
