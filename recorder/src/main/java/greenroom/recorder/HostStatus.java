package greenroom.recorder;

import java.util.Map;

/**
 * What a recorder host says about itself.
 *
 * @param host the host's id
 * @param publicKey its Ed25519 key that signs manifests, X.509 encoded, base64
 * @param ready desktops waiting in the warm pool
 * @param pool how many the pool keeps
 * @param sessions running sessions
 * @param images state by image: {@code ready}, {@code building}, {@code waiting}, {@code failed}
 */
public record HostStatus(
    String host, String publicKey, int ready, int pool, int sessions, Map<String, String> images) {
  public HostStatus {
    images = Map.copyOf(images);
  }
}
