package greenroom.server.study;

import greenroom.server.Person;
import greenroom.server.StudyId;
import java.util.List;

/** The studies of this studio. */
public interface Studies {

  /**
   * @throws greenroom.server.Denied if there is none by this id
   */
  Study find(StudyId id);

  /** The studies in whose team this person is, by title. */
  List<Study> of(Person.Staff person);
}
