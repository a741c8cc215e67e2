package greenroom.server.study;

import greenroom.server.StudyId;
import java.time.Instant;

/** What an invitation link turns out to be. */
public sealed interface Invitation {

  /** It can be used. */
  record Open(StudyId study, int usesLeft, Instant expires) implements Invitation {}

  /** It cannot be used; {@code sentence} says why and what to do. */
  sealed interface Closed extends Invitation {
    String sentence();
  }

  record UsedUp() implements Closed {
    @Override
    public String sentence() {
      return "This invitation has been used as often as it may be. Ask the study's team for a new"
          + " one. If you joined with it before, come back with your recovery code.";
    }
  }

  record Expired(Instant since) implements Closed {
    @Override
    public String sentence() {
      return "This invitation expired on "
          + since.toString().substring(0, 10)
          + ". Ask the study's team for a new one.";
    }
  }

  record Forged() implements Closed {
    @Override
    public String sentence() {
      return "This is not an invitation of this studio. Check that you copied the whole link.";
    }
  }
}
