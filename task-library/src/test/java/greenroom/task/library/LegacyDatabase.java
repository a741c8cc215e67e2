package greenroom.task.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Makes the database of the task {@code ask-a-legacy-database}: the order book of a wholesaler as
 * an old program left it, with short names, dates without dashes and prices in pence. Exactly one
 * order of March 2011 above 5,000.00 is still on hold; others come close.
 */
final class LegacyDatabase {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final LocalDate FIRST_DAY = LocalDate.of(2008, 1, 2);
  private static final int CUSTOMERS = 240;
  private static final int ARTICLES = 64;
  private static final int ORDERS = 3_200;
  private static final long LIMIT_PENCE = 500_000;

  private static final String SCHEMA =
      """
      create table CUST (CUSTNO integer primary key, NAME text not null, STREET text, TOWN text,
        PHONE text, SINCE text, REP text);
      create table ARTICLE (ARTNO integer primary key, DESCR text not null, GRP text, PRICE_P integer);
      create table ORDERS (ORDNO integer primary key, CUSTNO integer not null references CUST,
        ORDDATE text not null, STATUS text not null, TOTAL_P integer not null, NOTE text);
      create table ORDLINE (ORDNO integer not null references ORDERS, POS integer not null,
        ARTNO integer not null references ARTICLE, QTY integer not null, PRICE_P integer not null,
        primary key (ORDNO, POS));
      create table CODES (FIELD text not null, CODE text not null, MEANING text not null);
      create index ORDERS_CUST on ORDERS (CUSTNO);
      insert into CODES values ('STATUS', 'O', 'open'), ('STATUS', 'S', 'shipped'),
        ('STATUS', 'H', 'on hold'), ('STATUS', 'X', 'cancelled'),
        ('PRICE_P', '', 'price in pence'), ('TOTAL_P', '', 'total in pence'),
        ('ORDDATE', '', 'year, month, day: YYYYMMDD');
      """;

  private static final List<String> TOWNS =
      List.of(
          "Eastmere",
          "Kingsbarrow",
          "Northaven",
          "Thornleigh",
          "Westerby",
          "Wexcombe",
          "Millbury",
          "Harrowford");
  private static final List<String> TRADES =
      List.of(
          "Garden Centre",
          "Hardware",
          "Nurseries",
          "Farm Supplies",
          "Home & Garden",
          "Builders' Merchants",
          "Landscapes",
          "Country Stores");
  private static final List<String> GOODS =
      List.of("Spade", "Fork", "Rake", "Watering can", "Wheelbarrow", "Hose", "Planter", "Trellis");
  private static final List<String> KINDS =
      List.of("small", "medium", "large", "child's", "galvanised", "green", "professional", "long");

  private final Random random = new Random(20_110_301);
  private final Faker faker = new Faker(Locale.UK, random);

  private LegacyDatabase() {}

  /** Writes the asset anew: run this after a change, then {@code task lint} for its new pin. */
  public static void main(String[] arguments) throws IOException, SQLException {
    var file = Path.of("task-library/tasks/ask-a-legacy-database/orders.db");
    Files.deleteIfExists(file);
    write(file);
  }

  static void write(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        for (var command : SCHEMA.split(";\\s*\n")) {
          statement.execute(command);
        }
      }
      var maker = new LegacyDatabase();
      maker.customers(connection);
      maker.articles(connection);
      maker.orders(connection);
      connection.commit();
    }
  }

  private void customers(Connection connection) throws SQLException {
    try (var insert = connection.prepareStatement("insert into CUST values (?,?,?,?,?,?,?)")) {
      for (var number = 0; number < CUSTOMERS; number++) {
        insert.setInt(1, 1_001 + number);
        insert.setString(2, faker.name().lastName() + " " + oneOf(TRADES));
        insert.setString(3, (1 + random.nextInt(90)) + " " + faker.name().lastName() + " Street");
        insert.setString(4, oneOf(TOWNS));
        // 01632 960000 to 960999 is set aside by Ofcom for use in drama.
        insert.setString(5, "01632 960%03d".formatted(4 * number + random.nextInt(4)));
        insert.setString(6, FIRST_DAY.minusDays(random.nextInt(6_000)).format(DATE));
        insert.setString(7, List.of("AH", "BK", "DM", "JS").get(random.nextInt(4)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void articles(Connection connection) throws SQLException {
    try (var insert = connection.prepareStatement("insert into ARTICLE values (?,?,?,?)")) {
      for (var number = 0; number < ARTICLES; number++) {
        insert.setInt(1, 501 + number);
        insert.setString(2, GOODS.get(number / 8) + ", " + KINDS.get(number % 8));
        insert.setString(3, "G" + (1 + number / 16));
        insert.setInt(4, price(501 + number));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void orders(Connection connection) throws SQLException {
    try (var order = connection.prepareStatement("insert into ORDERS values (?,?,?,?,?,?)");
        var line = connection.prepareStatement("insert into ORDLINE values (?,?,?,?,?)")) {
      for (var number = 0; number < ORDERS; number++) {
        var orderNumber = 20_001 + number;
        var day = FIRST_DAY.plusDays(number * 2_190L / ORDERS);
        var sought = number == SOUGHT;
        var total = lines(line, orderNumber, sought);
        order.setInt(1, orderNumber);
        order.setInt(2, sought ? 1_137 : 1_001 + random.nextInt(CUSTOMERS));
        order.setString(3, day.format(DATE));
        order.setString(4, sought ? "H" : status(day, total));
        order.setLong(5, total);
        order.setString(6, random.nextInt(12) == 0 ? "rang " + oneOf(TOWNS) : "");
        order.addBatch();
      }
      order.executeBatch();
      line.executeBatch();
    }
  }

  /** The order that the task asks for, placed on 18 March 2011. */
  private static final int SOUGHT = 1_712;

  private long lines(PreparedStatement line, int order, boolean sought) throws SQLException {
    var total = 0L;
    var count = sought ? 4 : 1 + random.nextInt(4);
    for (var position = 1; position <= count; position++) {
      var article = 501 + random.nextInt(ARTICLES);
      var quantity =
          sought ? 60 + 10 * position : 1 + random.nextInt(random.nextInt(5) == 0 ? 120 : 20);
      line.setInt(1, order);
      line.setInt(2, position);
      line.setInt(3, article);
      line.setInt(4, quantity);
      line.setInt(5, price(article));
      line.addBatch();
      total += (long) quantity * price(article);
    }
    return total;
  }

  /** Large orders of March 2011 went through; all else is as it falls. */
  private String status(LocalDate day, long total) {
    var dice = random.nextInt(100);
    if (day.getYear() == 2011 && day.getMonthValue() == 3 && total > LIMIT_PENCE) {
      return dice < 90 ? "S" : "X";
    }
    return dice < 84 ? "S" : dice < 90 ? "X" : dice < 96 ? "H" : "O";
  }

  private static int price(int article) {
    return 450 + article * 7_919 % 5_500;
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
