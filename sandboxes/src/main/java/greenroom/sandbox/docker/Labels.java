package greenroom.sandbox.docker;

import greenroom.sandbox.SandboxId;
import greenroom.sandbox.SandboxSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What is written on each container, so that a later process knows it again. */
final class Labels {
  static final String HOST = "greenroom.host";
  static final String SANDBOX = "greenroom.sandbox";
  static final String ROLE = "greenroom.role";
  static final String DESKTOP = "desktop";

  /** On an image: a digest of the path of the images directory that it was built from. */
  static final String IMAGES = "greenroom.images";

  private static final String IMAGE = "greenroom.image";
  private static final String WIDTH = "greenroom.width";
  private static final String HEIGHT = "greenroom.height";

  private Labels() {}

  /** This host's name on its containers: a digest of the run directory's path. */
  static String hostName(Path runDirectory) {
    byte[] digest = sha256().digest(runDirectory.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  static Map<String, String> desktop(String host, SandboxId id, SandboxSpec spec) {
    return Map.of(
        HOST, host,
        SANDBOX, id.value(),
        ROLE, DESKTOP,
        IMAGE, spec.image(),
        WIDTH, Integer.toString(spec.width()),
        HEIGHT, Integer.toString(spec.height()));
  }

  static Map<String, String> stagingApp(String host, SandboxId id, String name) {
    return Map.of(HOST, host, SANDBOX, id.value(), ROLE, name);
  }

  static SandboxSpec spec(Map<String, String> labels) {
    return new SandboxSpec(
        labels.getOrDefault(IMAGE, DESKTOP),
        Integer.parseInt(labels.getOrDefault(WIDTH, "")),
        Integer.parseInt(labels.getOrDefault(HEIGHT, "")));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
