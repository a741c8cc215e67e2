package greenroom.server.study;

import greenroom.recorder.WordList;
import greenroom.server.Audit;
import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.StudyId;
import java.util.List;

/** Word lists in PostgreSQL. */
public final class WordListRepository implements WordLists {
  private final Database app;
  private final Audit audit;

  public WordListRepository(Database app, Audit audit) {
    this.app = app;
    this.audit = audit;
  }

  @Override
  public WordList of(Person.Staff person, StudyId study) {
    return read(person, Purpose.WORDS, study);
  }

  /** As it goes into the order of a session that starts now. */
  public WordList ofSession(StudyId study) {
    return read(new Person.Studio(), Purpose.KEEP_SESSIONS, study);
  }

  private WordList read(Person who, Purpose purpose, StudyId study) {
    return app.transaction(
        who,
        purpose,
        sql ->
            sql
                .fetch("select words from study.word_list where study = ?", study.value())
                .map(row -> new WordList(List.of(row.get("words", String[].class))))
                .stream()
                .findFirst()
                .orElse(WordList.NONE));
  }

  @Override
  public void change(Person.Staff by, StudyId study, WordList list) {
    String subject = study + " (entries: " + list.entries().size() + ")";
    audit.record(by, Audit.Act.WORD_LIST, subject, null, study, Denied.RULE);
    app.transaction(
        by,
        Purpose.WORDS,
        sql ->
            sql.execute(
                """
                insert into study.word_list (study, words) values (?, ?)
                on conflict (study) do update set words = excluded.words, changed_at = now()
                """,
                study.value(),
                list.entries().toArray(String[]::new)));
  }
}
