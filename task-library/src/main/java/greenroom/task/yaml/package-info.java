/**
 * Reads task files: {@link greenroom.task.yaml.TaskReader} gives a task, or the problems that its
 * author has to solve.
 *
 * <p>A task file is untrusted. It is taken apart in three steps, each of which names problems by
 * line, column and path: {@code TreeParser} (YAML within limits, nothing but maps, lists and plain
 * values), {@code FormatCheck} (the shapes that {@code TaskFormat} declares; the published JSON
 * Schema is written from the same shapes), {@code TaskBuilder} (what shapes cannot say: assets,
 * names that must exist, placeholders). May import the root package only.
 */
@NullMarked
package greenroom.task.yaml;

import org.jspecify.annotations.NullMarked;
