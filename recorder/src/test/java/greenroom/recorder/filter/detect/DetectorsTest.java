package greenroom.recorder.filter.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With values that issuers, standards and authorities publish as examples. */
class DetectorsTest {
  private static final Detectors DETECTORS =
      Detectors.with(
          List.of(
              "Project Nightingale",
              "Vesper",
              "the man who sits by the window of room twelve",
              "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          card            | 4111 1111 1111 1111
          card            | 4012888888881881
          card            | 4222222222222
          card            | 5555-5555-5555-4444
          card            | 2223003122003222
          card            | 3782 822463 10005
          card            | 371449635398431
          card            | 30569309025904
          card            | 6011111111111117
          card            | 3530111333300000
          card            | 6200000000000005
          card            | 6759649826438453
          card            | ４１１１１１１１１１１１１１１１
          iban            | GB29 NWBK 6016 1331 9268 19
          iban            | DE89370400440532013000
          iban            | FR14 2004 1010 0505 0001 3M02 606
          iban            | NO9386011117947
          iban            | MT84MALT011000012345MTLCAST001S
          iban            | nl91 abna 0417 1643 00
          email           | john.doe+tag@mail.example.co.uk
          email           | jürgen@müller.de
          us-ssn          | 219-09-9999
          us-ssn          | 457 55 5462
          phone           | +44 20 7946 0958
          phone           | +49 (0)30 901820
          phone           | (415) 555-2671
          phone           | 202-456-1111
          phone           | 01 70 18 99 00
          phone           | 0161 496 0000
          ip-address      | 203.0.113.42
          ip-address      | 2001:db8::8a2e:370:7334
          ip-address      | 2001:0db8:85a3:0000:0000:8a2e:0370:7334
          mac-address     | 00:1B:44:11:3A:B7
          mac-address     | 00-14-22-01-23-45
          mac-address     | 0014.2201.2345
          jwt             | eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U
          api-key         | AKIAIOSFODNN7EXAMPLE
          api-key         | AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe
          api-key         | 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1
          crypto-address  | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa
          crypto-address  | 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy
          crypto-address  | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4
          crypto-address  | bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0
          crypto-address  | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
          crypto-address  | 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359
          crypto-address  | 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ
          crypto-address  | rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh
          national-id     | 756.9217.0769.85
          national-id     | 44051401359
          national-id     | 2 55 08 14 168 025 38
          national-id     | 12345678Z
          national-id     | X1234567L
          national-id     | RSSMRA85T10A562S
          national-id     | 131052-308T
          national-id     | 11010519491231002X
          national-id     | 943 476 5919
          national-id     | 529.982.247-25
          national-id     | 85.07.30-033.28
          national-id     | 02476291358
          national-id     | S0000001I
          national-id     | A123456789
          national-id     | 12.345.678-5
          national-id     | AB 12 34 56 C
          national-id     | 8001015009087
          document-number | passport no. C01X00T47
          document-number | Driver's license: D6101-40706-60905
          document-number | L898902C36UTO7408122F1204159ZE184226B<<<<<10
          listed-word     | project  nightingale
          listed-word     | Vesper's
          listed-word     | the man who sits by the window of room twelve
          listed-word     | donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten
          """)
  void finds(String rule, String text) {
    assertThat(DETECTORS.find(text)).as(text).extracting(Found::rule).contains(rule);
    var inSentence = "Please note " + text + " for me";
    assertThat(DETECTORS.find(inSentence)).as(inSentence).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1112",
        "DE89370400440532013001",
        "the meeting on 2026-11-20 at 14:05:33",
        "from 20.11.2026 to 01.12.2026 10:30",
        "order 4500123456, invoice INV-2026-004217",
        "amount 1 234 567.89 or 12,345.00",
        "version 10.4.11.2 of 8.0.36-build.1",
        "000-12-3456 and 666-12-3456",
        "ann@home",
        "icon@2x.png",
        "std::vector<int>",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
        "127.0.0.1 and 255.255.255.0",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "the password is required",
        "Please return your passport before you leave at 10",
        "DejaVuSansMono-BoldOblique_Regular.ttf",
        "the train leaves at 12:30:45",
        "rooms 101, 102 and 1204 on floors 3-5",
        "Q3 2026: 48.2 %, Q4 2026: 51.9 %",
        "550e8400-e29b-41d4-a716-446655440000",
        "ISBN 978-3-16-148410-0",
        "1200 1350 1420 1500 1610 1720"
      })
  void leaves_alone(String text) {
    assertThat(DETECTORS.find(text)).as(text).isEmpty();
  }

  @Test
  void finds_a_private_key_to_its_end_and_no_public_one() {
    var key =
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----";
    assertThat(DETECTORS.find("x\n" + key + "\nrest"))
        .containsExactly(new Found("private-key", 2, 2 + key.length()));
    assertThat(DETECTORS.find("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----"))
        .isEmpty();
  }

  @Test
  void names_exactly_where_it_stands() {
    var text = "pay 4111 1111 1111 1111 to ann@example.org.";
    assertThat(DETECTORS.find(text))
        .containsExactly(new Found("card", 4, 23), new Found("email", 27, 42));
  }

  @Test
  void a_word_before_a_labelled_number_is_no_part_of_it() {
    var text = "the Passport number is 029733063 today";
    assertThat(DETECTORS.find(text))
        .singleElement()
        .satisfies(
            found -> assertThat(text.substring(found.from(), found.to())).isEqualTo("029733063"));
  }

  @Test
  void a_certificate_is_made_to_be_shown_and_a_private_key_is_not() {
    var lines =
        """
        -----BEGIN %1$s-----
        I5OGroevioOQ+yYJiU3E1y5Nndu/Z1jZci/RrdGhl/wjD0Sh8Rql35gF6qvGgNFI
        M//UfL8Q74E1h3R8ISlvJxliIgyXrSmUGbUh+A6Pbu+PMP1iFU1Bhkdc
        -----END %1$s-----
        """;
    assertThat(DETECTORS.find(lines.formatted("CERTIFICATE"))).isEmpty();
    assertThat(DETECTORS.find(lines.formatted("PUBLIC KEY"))).isEmpty();
    assertThat(DETECTORS.find(lines.formatted("EC PRIVATE KEY")))
        .extracting(Found::rule)
        .containsExactly("private-key");
  }
}
