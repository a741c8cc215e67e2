package greenroom.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PersonaTest {

  @Test
  void the_same_seed_gives_the_same_person() {
    assertThat(Persona.of(7).values()).isEqualTo(Persona.of(7).values());
    assertThat(Persona.of(7).values()).isNotEqualTo(Persona.of(8).values());
  }

  @Test
  void version_1_of_seed_42_is_this_person_for_ever() {
    assertThat(Persona.of(42, 1).values())
        .containsExactly(
            "Lamar",
            "Lehner",
            "Lamar Lehner",
            "lamar.lehner",
            "lamar.lehner@example.com",
            "01632 960884",
            "91 Park Avenue",
            "Northaven",
            "QY20 3DD",
            "Wolff and Sons",
            "Warehouse Supervisor",
            "E28456",
            "velvet-lantern-09");
  }

  @Test
  void every_field_that_a_placeholder_may_name_has_a_value() {
    var persona = Persona.of(1);
    assertThat(Persona.fields()).allSatisfy(field -> assertThat(persona.value(field)).isNotBlank());
    assertThat(persona.values()).hasSameSizeAs(Persona.fields());
  }

  @Test
  void addresses_and_numbers_reach_nobody() {
    assertThat(LongStream.range(0, 50).mapToObj(Persona::of))
        .allSatisfy(
            persona -> {
              assertThat(persona.email()).matches("[a-z]+\\.[a-z]+@example\\.com");
              assertThat(persona.value("phone")).matches("01632 960\\d{3}");
            });
  }

  @Test
  void fills_placeholders_and_leaves_other_dollars_alone() {
    var persona = Persona.of(3);
    assertThat(persona.fill("Dear ${persona.firstName}, ${HOME} costs $5"))
        .isEqualTo("Dear " + persona.firstName() + ", ${HOME} costs $5");
  }

  @Test
  void quotes_values_for_sql() {
    var persona = new Persona(1, 1, Map.of("lastName", "O'Brien"));
    assertThat(persona.fillSql("select '${persona.lastName}'")).isEqualTo("select 'O''Brien'");
  }

  @Test
  void names_the_fields_when_asked_for_one_that_is_not_there() {
    assertThatThrownBy(() -> Persona.of(1).fill("${persona.shoeSize}"))
        .hasMessageContaining("shoeSize")
        .hasMessageContaining("firstName");
  }

  @Test
  void hides_its_values_when_printed() {
    assertThat(Persona.of(5)).asString().doesNotContain(Persona.of(5).firstName());
  }
}
