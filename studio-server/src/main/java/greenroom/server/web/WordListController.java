package greenroom.server.web;

import greenroom.recorder.WordList;
import greenroom.server.Person;
import greenroom.server.Role;
import greenroom.server.StudyId;
import greenroom.server.study.Studies;
import greenroom.server.study.Study;
import greenroom.server.study.WordLists;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Researchers say which words no session of their study stores. */
@Controller("/staff/words")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WordListController {
  private final Pages pages;
  private final Studies studies;
  private final WordLists lists;

  WordListController(Pages pages, Studies studies, WordLists lists) {
    this.pages = pages;
    this.studies = studies;
    this.lists = lists;
  }

  @Get
  HttpResponse<?> show(Visitor visitor, Person.Staff staff) {
    requireResearcher(staff);
    return pages.show(
        visitor,
        new WordListPage(studies.of(staff).stream().map(study -> kept(staff, study)).toList()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(Visitor visitor, Person.Staff staff, Form form) {
    requireResearcher(staff);
    StudyId id = TeamController.studyId(form.text("study"));
    String mistake = change(staff, id, form.exact("words"));
    List<WordListPage.Shown> shown =
        studies.of(staff).stream()
            .map(
                study ->
                    study.id().equals(id) ? sent(staff, study, form, mistake) : kept(staff, study))
            .toList();
    return pages.show(
        mistake.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        visitor,
        new WordListPage(shown));
  }

  /** Keeps the list, or says what is to be mended first. */
  private String change(Person.Staff staff, StudyId study, String text) {
    WordList list;
    try {
      list = new WordList(text.lines().toList());
    } catch (IllegalArgumentException mistaken) {
      return String.valueOf(mistaken.getMessage());
    }
    lists.change(staff, study, list);
    return "";
  }

  private WordListPage.Shown kept(Person.Staff staff, Study study) {
    List<String> entries = lists.of(staff, study.id()).entries();
    return new WordListPage.Shown(study, String.join("\n", entries), entries.size(), false, "");
  }

  private WordListPage.Shown sent(Person.Staff staff, Study study, Form form, String mistake) {
    WordListPage.Shown kept = kept(staff, study);
    String text = mistake.isEmpty() ? kept.text() : form.exact("words");
    return new WordListPage.Shown(study, text, kept.entries(), mistake.isEmpty(), mistake);
  }

  private static void requireResearcher(Person.Staff staff) {
    TeamController.require(staff, Role.RESEARCHER);
  }
}
