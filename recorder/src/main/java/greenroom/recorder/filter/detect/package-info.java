/**
 * Recognises personal data and secrets in text: one small detector a kind, each validated as far as
 * the kind allows (check digits, number plans, key formats) and linear in the text's length.
 * Nothing is ever asked of a live service.
 *
 * <p>May import nothing of the recorder.
 */
@NullMarked
package greenroom.recorder.filter.detect;

import org.jspecify.annotations.NullMarked;
