package greenroom.recorder.bench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The generator against numbers that the standards themselves give. */
class GeneratorTest {
  @Test
  void computes_the_check_digits_that_the_standards_print() {
    assertThat(CheckDigits.luhn("7992739871")).isEqualTo(3);
    assertThat(CheckDigits.luhn("453914880343646")).isEqualTo(7);
    assertThat(CheckDigits.verhoeff("236")).isEqualTo(3);
    assertThat(CheckDigits.verhoeff("12345")).isEqualTo(1);
    assertThat(CheckDigits.mod97("WEST12345698765432GB82")).isEqualTo(1);
  }

  @Test
  void hashes_as_ethereum_does() {
    assertThat(HexFormat.of().formatHex(Keccak.hash256(new byte[0])))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(HexFormat.of().formatHex(Keccak.hash256("abc".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void writes_the_addresses_that_the_proposals_print() {
    var address = HexFormat.of().parseHex("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
    assertThat(CryptoAddresses.ethereum(address))
        .isEqualTo("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    var program = HexFormat.of().parseHex("751e76e8199196d454941c45d1b3a323f1433bd6");
    assertThat(CryptoAddresses.segwit("bc", 0, program, 1))
        .isEqualTo("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    assertThat(CryptoAddresses.base58Check(0, new byte[20], 0))
        .isEqualTo("1111111111111111111114oLvT2");
  }

  @Test
  void the_same_seed_makes_the_same_values_and_a_twin_has_its_form() {
    for (var kind : Kind.values()) {
      for (int seed = 0; seed < 40; seed++) {
        var secret = new Generator(new Dice(seed)).secret(kind);
        assertThat(new Generator(new Dice(seed)).secret(kind)).isEqualTo(secret);
        var twin = new Generator(new Dice(seed + 1)).twin(secret);
        assertThat(twin.form()).isEqualTo(secret.form());
        assertThat(twin.text()).isNotEqualTo(secret.text());
      }
    }
  }
}
