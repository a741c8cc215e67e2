package greenroom.server.study;

import greenroom.server.Person;
import greenroom.server.StudyId;
import java.time.Duration;

/** Invitation links. The studio keeps a token's hash only. */
public interface Invitations {

  /** Looks without using it up. */
  Invitation look(String token);

  /**
   * Makes a new one.
   *
   * @throws greenroom.server.Denied unless the person is a researcher or operator of the study
   */
  NewInvitation create(Person.Staff by, StudyId study, int uses, Duration valid);

  /** The token is shown once. */
  record NewInvitation(String token) {
    @Override
    public String toString() {
      return "NewInvitation[]";
    }
  }
}
