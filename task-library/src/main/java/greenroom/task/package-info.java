/**
 * What a task is: its specification, its checks, the synthetic person it is about, and the verdict
 * on a finished session.
 *
 * <p>This package is the vocabulary of the task library. It imports none of its sub-packages and no
 * other module.
 */
@NullMarked
package greenroom.task;

import org.jspecify.annotations.NullMarked;
