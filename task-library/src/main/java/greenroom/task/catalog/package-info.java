/**
 * The tasks that a studio offers: {@link greenroom.task.catalog.TaskLibrary}.
 *
 * <p>A joiner: may import the root package and the reader of task files.
 */
@NullMarked
package greenroom.task.catalog;

import org.jspecify.annotations.NullMarked;
