package greenroom.sandbox;

/**
 * A desktop to be started.
 *
 * @param image name of the desktop's folder under {@code sandboxes/images}
 * @param width screen width in pixels
 * @param height screen height in pixels
 */
public record SandboxSpec(String image, int width, int height) {
  public SandboxSpec {
    if (width < 640 || width > 3840 || height < 480 || height > 2160) {
      throw new IllegalArgumentException(
          "A screen is 640–3840 × 480–2160 pixels; not " + width + " × " + height);
    }
  }
}
