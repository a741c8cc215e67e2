package greenroom.recorder;

import greenroom.recorder.seal.AgeIdentity;
import greenroom.recorder.seal.AgeSealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bundle of one {@link SampleRecording}, made the way a studio makes it. */
public final class SampleBundle {
  private SampleBundle() {}

  /** Writes the bundle into this folder, which must not exist, for this holder. */
  public static Bundle write(Path root, AgeIdentity holder, KeyPair studio, KeyPair host)
      throws IOException {
    AgeIdentity session = AgeIdentity.generate();
    Files.createDirectories(root.resolve("recordings"));
    Files.createDirectories(root.resolve("keys"));
    Path recording = root.resolve("recordings/" + SampleRecording.ID);
    SampleRecording.write(recording, session, host);

    byte[] key = AgeSealer.to(holder.recipient()).seal(session.file());
    byte[] readme = "How to open this.\n".getBytes(StandardCharsets.UTF_8);
    byte[] withdrawals = BundleJson.writeWithdrawals(List.of());
    Bundle bundle =
        new Bundle(
            1,
            "7d7e3b58-2f0b-4b58-8a53-0b8d4f1f0c11",
            "office-work",
            "Train an agent that corrects workbooks",
            "researcher@example.org",
            holder.recipient(),
            List.of("guardian-one@example.org", "guardian-two@example.org"),
            SampleRecording.START,
            Instant.parse("2126-11-20T00:00:00Z"),
            DetachedSignature.text(studio.getPublic()),
            new TreeMap<>(Map.of("host-1", DetachedSignature.text(host.getPublic()))),
            List.of(
                new Bundle.Delivered(
                    SampleRecording.ID,
                    "volunteer-amber-17",
                    "host-1",
                    Sha256.hex(Files.readAllBytes(recording.resolve("manifest.json"))),
                    Sha256.hex(Files.readAllBytes(recording.resolve("parts.jsonl"))))),
            new TreeMap<>(
                Map.of(
                    "README.md",
                    Sha256.hex(readme),
                    "withdrawals.jsonl",
                    Sha256.hex(withdrawals),
                    "keys/" + SampleRecording.ID + ".age",
                    Sha256.hex(key))));
    byte[] json = BundleJson.write(bundle);
    Files.write(root.resolve("keys/" + SampleRecording.ID + ".age"), key);
    Files.write(root.resolve("README.md"), readme);
    Files.write(root.resolve("withdrawals.jsonl"), withdrawals);
    Files.write(root.resolve("bundle.json"), json);
    Files.write(root.resolve("bundle.sig"), DetachedSignature.sign(json, studio.getPrivate()));
    return bundle;
  }
}
