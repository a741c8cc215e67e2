package greenroom.task;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** Makes personas. A change to what a seed gives is a new version beside the old one. */
final class PersonaGenerator {

  /** Every value that a persona has, in the order in which people are shown them. */
  static final Set<String> FIELDS =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "firstName",
                  "lastName",
                  "fullName",
                  "username",
                  "email",
                  "phone",
                  "street",
                  "city",
                  "postcode",
                  "company",
                  "jobTitle",
                  "employeeId",
                  "password")));

  private static final List<String> PASSWORD_WORDS =
      words(
          "amber bridge candle drift ember field garden harbour island jigsaw kettle lantern"
              + " meadow needle orchard paper quarry ribbon saddle timber velvet willow");
  private static final List<String> STREETS =
      List.of(
          "Mill Lane",
          "Station Road",
          "Church Street",
          "Orchard Close",
          "Victoria Road",
          "The Crescent",
          "Bridge Street",
          "Park Avenue");

  /** Towns that are on no map. */
  private static final List<String> TOWNS =
      words("Eastmere Kingsbarrow Northaven Thornleigh Westerby Wexcombe Millbury Harrowford");

  private static final List<String> JOB_TITLES =
      List.of(
          "Office Administrator",
          "Accounts Assistant",
          "Purchasing Clerk",
          "Customer Adviser",
          "Project Coordinator",
          "Warehouse Supervisor",
          "Payroll Officer",
          "Sales Assistant");
  private static final List<String> POSTCODE_LETTERS = List.of("ABDEFGHJLNPQRSTUWXYZ".split(""));

  private PersonaGenerator() {}

  /** Version 1: an employee in the United Kingdom. */
  static Persona person(long seed) {
    var random = new Random(seed);
    var faker = new Faker(Locale.UK, random);
    var values = new LinkedHashMap<String, String>();
    var firstName = faker.name().firstName();
    var lastName = faker.name().lastName();
    var login = login(firstName, lastName);
    values.put("firstName", firstName);
    values.put("lastName", lastName);
    values.put("fullName", firstName + " " + lastName);
    values.put("username", login);
    values.put("email", login + "@example.com");
    // 01632 960000 to 960999 is set aside by Ofcom for use in drama.
    values.put("phone", "01632 960%03d".formatted(random.nextInt(1000)));
    values.put("street", (1 + random.nextInt(120)) + " " + oneOf(STREETS, random));
    values.put("city", oneOf(TOWNS, random));
    // No postcode area begins with Q.
    values.put("postcode", postcode(random));
    values.put("company", faker.company().name());
    values.put("jobTitle", oneOf(JOB_TITLES, random));
    values.put("employeeId", "E%05d".formatted(10_000 + random.nextInt(90_000)));
    values.put("password", password(random));
    return new Persona(seed, 1, values);
  }

  private static String login(String firstName, String lastName) {
    return (letters(firstName) + "." + letters(lastName)).toLowerCase(Locale.ROOT);
  }

  private static String letters(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
  }

  private static String postcode(Random random) {
    return "Q%s%d %d%s%s"
        .formatted(
            oneOf(POSTCODE_LETTERS, random),
            1 + random.nextInt(20),
            1 + random.nextInt(9),
            oneOf(POSTCODE_LETTERS, random),
            oneOf(POSTCODE_LETTERS, random));
  }

  private static String password(Random random) {
    return "%s-%s-%02d"
        .formatted(
            oneOf(PASSWORD_WORDS, random), oneOf(PASSWORD_WORDS, random), random.nextInt(100));
  }

  private static String oneOf(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }
}
