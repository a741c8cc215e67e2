package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void reads_fields_that_are_sent_once_several_times_or_not_at_all() {
    Form form = Form.parse("name=Mara+L%C3%B6f&purpose=a&purpose=b&empty=");
    assertThat(form.text("name")).isEqualTo("Mara Löf");
    assertThat(form.all("purpose")).containsExactly("a", "b");
    assertThat(form.has("empty")).isTrue();
    assertThat(form.text("absent")).isEmpty();
  }

  @Test
  void keeps_the_blanks_of_a_password() {
    assertThat(Form.parse("password=+two+words+").exact("password")).isEqualTo(" two words ");
  }

  @Test
  void leaves_out_what_does_not_decode() {
    assertThat(Form.parse("bad=%zz&good=1&=nameless&&").fields()).containsOnlyKeys("good");
  }

  @Test
  void hides_its_values() {
    assertThat(Form.parse("password=secret").toString()).doesNotContain("secret");
  }
}
