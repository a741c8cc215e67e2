/**
 * Proves a desktop before anybody is let in: a throwaway recording of it goes the whole way, sealed
 * to an identity that nobody keeps, is opened again, and each {@link
 * greenroom.recorder.proving.ProofPart} looks at what came out.
 *
 * <p>A joiner: may import every room of the recorder. Knows no sandbox; the host shows it one as
 * {@link greenroom.recorder.proving.DesktopToProve}. Never sees anything of a volunteer's.
 */
@NullMarked
package greenroom.recorder.proving;

import org.jspecify.annotations.NullMarked;
