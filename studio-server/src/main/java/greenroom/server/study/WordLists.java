package greenroom.server.study;

import greenroom.recorder.WordList;
import greenroom.server.Person;
import greenroom.server.StudyId;

/** What each study does not want stored in any of its sessions. */
public interface WordLists {

  /** The study's list; empty for whoever has no right to see it. */
  WordList of(Person.Staff person, StudyId study);

  /**
   * Replaces the list, for sessions that start from now on. The audit log says how many entries it
   * has, never which.
   *
   * @throws greenroom.server.Denied unless the person is a researcher of the study
   */
  void change(Person.Staff by, StudyId study, WordList list);
}
