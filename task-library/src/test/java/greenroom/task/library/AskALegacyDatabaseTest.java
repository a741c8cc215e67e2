package greenroom.task.library;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.task.Outcome;
import greenroom.task.Rule;
import greenroom.task.check.Checks;
import greenroom.task.testing.FakeEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskALegacyDatabaseTest {
  private static final String ANSWER = "/home/volunteer/Documents/answer.txt";
  private static final String DATABASE = "/home/volunteer/Documents/orders.db";

  private final ShippedTask task = ShippedTask.called("ask-a-legacy-database");

  @Test
  void the_committed_database_is_the_one_that_the_generator_makes(@TempDir Path temp)
      throws IOException, SQLException {
    var made = temp.resolve("made.db");
    LegacyDatabase.write(made);
    var committed = Files.write(temp.resolve("committed.db"), task.spec().asset("orders.db"));
    for (var table : List.of("CUST", "ARTICLE", "ORDERS", "ORDLINE", "CODES")) {
      assertThat(rows(committed, table)).as(table).isEqualTo(rows(made, table)).isNotEmpty();
    }
  }

  @Test
  void exactly_one_order_is_the_one_that_is_asked_for() {
    assertThat(
            answers(
                task.spec().asset("orders.db"),
                """
                select c.NAME, c.PHONE from ORDERS o join CUST c on c.CUSTNO = o.CUSTNO
                where o.ORDDATE like '201103%' and o.TOTAL_P > 500000 and o.STATUS = 'H'
                """,
                List.of(List.of("Luettgen Nurseries", "01632 960546"))))
        .isTrue();
  }

  @Test
  void each_condition_is_needed() {
    var database = task.spec().asset("orders.db");
    var others = "select count(*) > 1 from ORDERS where ";
    for (var condition :
        List.of(
            "ORDDATE like '201103%' and TOTAL_P > 500000",
            "ORDDATE like '201103%' and STATUS = 'H'", "TOTAL_P > 500000 and STATUS = 'H'")) {
      assertThat(answers(database, others + condition, List.of(List.of("1")))).isTrue();
    }
  }

  @Test
  void every_total_is_the_sum_of_its_lines() {
    assertThat(
            answers(
                task.spec().asset("orders.db"),
                """
                select count(*) from ORDERS o where TOTAL_P <>
                (select sum(QTY * PRICE_P) from ORDLINE l where l.ORDNO = o.ORDNO)
                """,
                List.of(List.of("0"))))
        .isTrue();
  }

  @Test
  void doing_nothing_fails() {
    assertThat(task.judge(new FakeEvidence()).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(task.missing(saying(""))).containsExactly("customer", "phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Luettgen Nurseries, 01632 960546",
        "luettgen nurseries\n01632960546\n",
        "\uFEFFThe customer is Luettgen  Nurseries in Eastmere.\r\nPhone: 01632-960-546\r\n"
      })
  void the_right_answer_passes_however_it_is_written(String answer) {
    assertThat(task.judge(saying(answer)).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void half_an_answer_is_told_from_none() {
    assertThat(task.missing(saying("Luettgen Nurseries"))).containsExactly("phone");
    assertThat(task.missing(saying("01632 960546"))).containsExactly("customer");
  }

  private static FakeEvidence saying(String answer) {
    return new FakeEvidence().withFile(ANSWER, answer.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean answers(byte[] database, String query, List<List<String>> rows) {
    return Checks.holds(
        new Rule.SqlOnFile(DATABASE, query, rows), new FakeEvidence().withFile(DATABASE, database));
  }

  private static List<String> rows(Path database, String table) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        var result = statement.executeQuery("select * from " + table)) {
      while (result.next()) {
        var row = new StringJoiner("|");
        for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getString(column));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
