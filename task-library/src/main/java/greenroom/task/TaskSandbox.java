package greenroom.task;

import java.util.List;

/**
 * The desktop and staging apps that a task needs.
 *
 * @param desktop name of the desktop's folder under {@code sandboxes/images}
 * @param stagingApps names of the staging apps' folders there; each answers the desktop's browser
 *     as {@code http://<name>.test/}
 * @param width screen width in pixels
 * @param height screen height in pixels
 */
public record TaskSandbox(String desktop, List<String> stagingApps, int width, int height) {
  public TaskSandbox {
    stagingApps = List.copyOf(stagingApps);
  }
}
