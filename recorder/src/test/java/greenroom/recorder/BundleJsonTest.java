package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleJsonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/v1/bundle.json");
  private static final RecordingId ID = RecordingId.parse("0b9c6c2e-6d1f-4a68-9a51-3d3c5a8a6a01");

  private static Bundle sample() {
    return new Bundle(
        1,
        "7d7e3b58-2f0b-4b58-8a53-0b8d4f1f0c11",
        "office-work",
        "Train an agent that corrects workbooks",
        "researcher@example.org",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        List.of("guardian-one@example.org", "guardian-two@example.org"),
        Instant.parse("2026-11-20T15:04:05Z"),
        Instant.parse("2027-02-20T00:00:00Z"),
        "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
        new TreeMap<>(
            Map.of("host-1", "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")),
        List.of(
            new Bundle.Delivered(
                ID, "volunteer-amber-17", "host-1", "a".repeat(64), "b".repeat(64))),
        new TreeMap<>(Map.of("README.md", "c".repeat(64), "keys/" + ID + ".age", "d".repeat(64))));
  }

  @Test
  void writes_the_golden_file_to_the_byte() throws IOException {
    assertThat(new String(BundleJson.write(sample()), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void reads_the_golden_file() throws IOException {
    assertThat(BundleJson.read(Files.readAllBytes(GOLDEN))).isEqualTo(sample());
  }

  @Test
  void says_when_a_bundle_is_of_a_later_version() throws IOException {
    String later = Files.readString(GOLDEN).replace("\"format\" : 1", "\"format\" : 2");
    assertThatThrownBy(() -> BundleJson.read(later.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void refuses_what_is_no_bundle() {
    for (String text : List.of("", "{}", "[]", "null", "not json")) {
      assertThatThrownBy(() -> BundleJson.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(FormatException.class);
    }
  }

  @Test
  void withdrawals_come_back_as_they_were_written() {
    var withdrawals = List.of(new Bundle.Withdrawal(ID, Instant.parse("2026-12-01T08:00:00Z")));
    assertThat(BundleJson.readWithdrawals(BundleJson.writeWithdrawals(withdrawals)))
        .isEqualTo(withdrawals);
  }
}
