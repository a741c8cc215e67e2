package greenroom.task;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A person who does not exist, made from a seed: the same seed and generator version give the same
 * person always. E-mail addresses end in {@code example.com} and phone numbers lie in a range set
 * aside for fiction, so that they reach nobody.
 */
public final class Persona {

  /** The newest generator of personas. A task names the one it was written for. */
  public static final int NEWEST_VERSION = 1;

  private final long seed;
  private final int version;
  private final Map<String, String> values;

  Persona(long seed, int version, Map<String, String> values) {
    this.seed = seed;
    this.version = version;
    this.values = new LinkedHashMap<>(values);
  }

  /** The person of this seed by the newest generator. */
  public static Persona of(long seed) {
    return of(seed, NEWEST_VERSION);
  }

  /** The person of this seed by this version of the generator. */
  public static Persona of(long seed, int version) {
    if (version != NEWEST_VERSION) {
      throw new IllegalArgumentException("There is no persona generator of version " + version);
    }
    return PersonaGenerator.person(seed);
  }

  /** The names that placeholders may use. */
  public static Set<String> fields() {
    return PersonaGenerator.FIELDS;
  }

  public long seed() {
    return seed;
  }

  public int version() {
    return version;
  }

  public String firstName() {
    return value("firstName");
  }

  public String lastName() {
    return value("lastName");
  }

  public String fullName() {
    return value("fullName");
  }

  public String email() {
    return value("email");
  }

  /** The value of one of {@link #fields()}. */
  public String value(String field) {
    var value = values.get(field);
    if (value == null) {
      throw new IllegalArgumentException(
          "A persona has no \"" + field + "\"; it has " + String.join(", ", values.keySet()));
    }
    return value;
  }

  /** Every value of this person. */
  public Collection<String> values() {
    return List.copyOf(values.values());
  }

  /** The text with {@code ${persona.…}} replaced by this person's values. */
  public String fill(String text) {
    return fill(text, UnaryOperator.identity());
  }

  /** As {@link #fill(String)}, with each value quoted for an SQL string between single quotes. */
  public String fillSql(String sql) {
    return fill(sql, value -> value.replace("'", "''"));
  }

  String fill(String text, UnaryOperator<String> quote) {
    return Placeholders.fill(text, this, quote);
  }

  List<String> fillAll(List<String> texts) {
    return texts.stream().map(this::fill).toList();
  }

  List<List<String>> fillRows(List<List<String>> rows) {
    return rows.stream().map(this::fillAll).toList();
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "Persona[version=" + version + "]";
  }
}
