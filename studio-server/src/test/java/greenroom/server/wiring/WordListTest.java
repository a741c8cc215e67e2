package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.RecordingId;
import greenroom.recorder.WordList;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study's word list, through all rooms on a real database. */
class WordListTest {
  private static final WordList LIST = new WordList(List.of("Mara Lindqvist", "Vesper"));

  @TempDir Path data;
  private TestStudio studio;
  private Person.Staff researcher;

  @BeforeEach
  void open() {
    studio = new TestStudio(data);
    researcher = studio.staff("researcher");
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void is_what_a_researcher_made_it() {
    assertThat(listSeenBy(researcher)).isEqualTo(WordList.NONE);
    change(LIST);
    assertThat(listSeenBy(researcher)).isEqualTo(LIST);
    var longest = new WordList(IntStream.range(0, 1000).mapToObj(i -> "word" + i).toList());
    change(longest);
    assertThat(listSeenBy(researcher)).isEqualTo(longest);
    change(WordList.NONE);
    assertThat(listSeenBy(researcher)).isEqualTo(WordList.NONE);
  }

  @Test
  void goes_with_the_order_of_each_session_that_starts_then() {
    var before = start();
    change(LIST);
    var after = start();
    change(WordList.NONE);

    assertThat(studio.hosts.order(before).words()).isEqualTo(WordList.NONE);
    assertThat(studio.hosts.order(after).words()).isEqualTo(LIST);
    assertThat(studio.hosts.order(after).toString()).doesNotContain("Vesper");
  }

  @Test
  void nobody_else_sees_or_changes_it() {
    change(LIST);
    for (String name : List.of("guardian-1", "operator")) {
      Person.Staff other = studio.staff(name);
      assertThat(listSeenBy(other)).as(name).isEqualTo(WordList.NONE);
      assertThatThrownBy(
              () -> studio.rooms.wordLists.change(other, studio.study.id(), WordList.NONE))
          .as(name)
          .isInstanceOf(Denied.class);
    }
    for (Purpose purpose : Purpose.values()) {
      assertThat(listsSeenBy(studio.join().volunteer(), purpose)).as("for %s", purpose).isZero();
      assertThat(listsSeenBy(researcher, purpose))
          .as("for %s", purpose)
          .isEqualTo(purpose == Purpose.WORDS ? 1 : 0);
      assertThat(listsSeenBy(new Person.Studio(), purpose))
          .as("for %s", purpose)
          .isEqualTo(purpose == Purpose.KEEP_SESSIONS ? 1 : 0);
    }
    for (DatabaseRole role : DatabaseRole.values()) {
      if (role != DatabaseRole.APP) {
        assertThatThrownBy(
                () ->
                    studio
                        .database
                        .as(role)
                        .transaction(
                            researcher,
                            Purpose.WORDS,
                            sql -> sql.fetch("select words from study.word_list")))
            .as("%s", role)
            .isInstanceOf(Denied.class);
      }
    }
    assertThat(listSeenBy(researcher)).isEqualTo(LIST);
  }

  @Test
  void the_audit_log_says_how_many_entries_and_never_which() {
    change(LIST);
    var entry = studio.rooms.auditLog.newest(studio.staff("guardian-1"), 2).getLast();
    assertThat(entry.act()).isEqualTo("WORD_LIST");
    assertThat(entry.whoName()).isEqualTo("researcher");
    assertThat(entry.subject()).isEqualTo(studio.study.id() + " (entries: 2)");
    assertThat(entry.toString()).doesNotContain("Vesper", "Lindqvist");
  }

  private void change(WordList list) {
    studio.rooms.wordLists.change(researcher, studio.study.id(), list);
  }

  private WordList listSeenBy(Person.Staff person) {
    return studio.rooms.wordLists.of(person, studio.study.id());
  }

  private int listsSeenBy(Person person, Purpose purpose) {
    return studio
        .database
        .as(DatabaseRole.APP)
        .transaction(person, purpose, sql -> sql.fetch("select 1 from study.word_list").size());
  }

  private RecordingId start() {
    return studio.rooms.sessions.start(studio.join().volunteer(), TestStudio.OneTask.ID).id();
  }
}
