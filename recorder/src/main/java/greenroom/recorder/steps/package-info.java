/**
 * Derives what somebody did, in an agent's words (click, write, hotkey, scroll), from what their
 * hands did.
 *
 * <p>The first derivation: {@link greenroom.recorder.steps.StepDerivation#VERSION}. Imports the
 * recorder's root only.
 */
@NullMarked
package greenroom.recorder.steps;

import org.jspecify.annotations.NullMarked;
