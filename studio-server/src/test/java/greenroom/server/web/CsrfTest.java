package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsrfTest {
  @Test
  void a_browser_gets_the_same_token_each_time_and_another_browser_another() {
    String cookie = Csrf.newCookie();
    assertThat(Csrf.isCookie(cookie)).isTrue();
    assertThat(Csrf.matches(Csrf.token(cookie), Csrf.token(cookie))).isTrue();
    assertThat(Csrf.matches(Csrf.token(cookie), Csrf.token(Csrf.newCookie()))).isFalse();
  }

  @Test
  void the_token_does_not_show_the_cookie() {
    String cookie = Csrf.newCookie();
    assertThat(Csrf.token(cookie)).doesNotContain(cookie);
  }

  @Test
  void a_cookie_that_somebody_made_up_is_not_taken() {
    assertThat(Csrf.isCookie("")).isFalse();
    assertThat(Csrf.isCookie("x".repeat(32))).isFalse();
  }
}
