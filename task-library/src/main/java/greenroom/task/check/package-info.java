/**
 * Finds out whether a task is done: {@link greenroom.task.check.Checks} judges a task's checks over
 * {@link greenroom.task.Evidence}.
 *
 * <p>What is judged comes from a sandbox under a volunteer's hands, so documents are bounded and
 * read in memory only; no content is ever written to a disk. What cannot be read makes a check
 * undecided, with the cause. May import the root package only.
 */
@NullMarked
package greenroom.task.check;

import org.jspecify.annotations.NullMarked;
