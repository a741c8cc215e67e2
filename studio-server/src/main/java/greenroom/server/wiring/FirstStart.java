package greenroom.server.wiring;

import greenroom.server.StudyId;
import greenroom.server.study.Study;
import greenroom.server.study.StudyRepository;
import java.util.List;

/** What a studio does when its database is up: the sample study if there is none, and the links. */
final class FirstStart implements Runnable {
  private final StudyRepository studies;
  private final Links links;

  FirstStart(StudyRepository studies, Links links) {
    this.studies = studies;
    this.links = links;
  }

  @Override
  public void run() {
    List<StudyId> all = studies.all();
    links.write(all.isEmpty() ? addSample() : all.getFirst());
  }

  private StudyId addSample() {
    Study sample = SampleStudy.create();
    studies.add(sample);
    return sample.id();
  }
}
