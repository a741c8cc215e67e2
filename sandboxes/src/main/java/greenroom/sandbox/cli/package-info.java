/**
 * What a person starts from the command line: building the images, and asking what the engine can
 * do. A joiner: it may import every room of this module.
 */
@NullMarked
package greenroom.sandbox.cli;

import org.jspecify.annotations.NullMarked;
