package greenroom.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.server.PrivateFiles;
import org.junit.jupiter.api.Test;

class AesKeyTest {
  private final AesKey key = new AesKey(PrivateFiles.random(32));
  private final byte[] secret = {1, 2, 3};

  @Test
  void unwraps_what_it_wrapped() {
    assertThat(key.unwrap(key.wrap(secret, "here"), "here")).isEqualTo(secret);
  }

  @Test
  void never_wraps_the_same_way_twice() {
    assertThat(key.wrap(secret, "here")).isNotEqualTo(key.wrap(secret, "here"));
  }

  @Test
  void refuses_another_context_another_key_and_a_flipped_bit() {
    byte[] wrapped = key.wrap(secret, "here");
    assertThatThrownBy(() -> key.unwrap(wrapped, "there")).isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> new AesKey(PrivateFiles.random(32)).unwrap(wrapped, "here"))
        .isInstanceOf(VaultException.class);
    wrapped[wrapped.length - 1] ^= 1;
    assertThatThrownBy(() -> key.unwrap(wrapped, "here")).isInstanceOf(VaultException.class);
  }
}
