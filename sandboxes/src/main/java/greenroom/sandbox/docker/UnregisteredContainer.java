package greenroom.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import greenroom.sandbox.SandboxException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * A container that Testcontainers creates and starts and then forgets.
 *
 * <p>"Reused" containers are the ones that Testcontainers neither registers with its reaper nor
 * removes in its shutdown hook, which is what a sandbox needs: it outlives its host's process. The
 * name is unique, so none is ever found and used again.
 */
final class UnregisteredContainer extends GenericContainer<UnregisteredContainer> {

  private UnregisteredContainer(String image) {
    super(DockerImageName.parse(image));
  }

  /**
   * Starts one.
   *
   * @return the container's id
   */
  static String start(
      String image,
      String name,
      Map<String, String> labels,
      Map<String, String> environment,
      Consumer<CreateContainerCmd> form,
      Runnable untilReady) {
    requireSettings();
    var container = new UnregisteredContainer(image);
    container
        .withImagePullPolicy(anyImage -> false)
        .withReuse(true)
        .withLabels(labels)
        .withEnv(environment)
        .withStartupAttempts(1)
        .withCreateContainerCmdModifier(command -> form.accept(command.withName(name)))
        .withStartupCheckStrategy(new NoCheck())
        .waitingFor(new Until(untilReady));
    container.start();
    return container.getContainerId();
  }

  /** Ryuk would remove live sandboxes when their host restarts, and needs an image from afar. */
  private static void requireSettings() {
    if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
      throw new SandboxException(
          "Sandboxes must outlive this process, so Testcontainers' reaper must be off: set"
              + " TESTCONTAINERS_RYUK_DISABLED=true and TESTCONTAINERS_HOST_OVERRIDE=localhost in"
              + " the environment (./greenroom does).");
    }
    // In memory only: nothing is written to the user's own settings file.
    TestcontainersConfiguration.getInstance()
        .getUserProperties()
        .setProperty("testcontainers.reuse.enable", "true");
  }

  /** The wait below knows better, and the built-in check shares one ticket a second. */
  private static final class NoCheck extends StartupCheckStrategy {
    @Override
    public boolean waitUntilStartupSuccessful(DockerClient client, String containerId) {
      return true;
    }

    @Override
    public StartupStatus checkStartupState(DockerClient client, String containerId) {
      return StartupStatus.SUCCESSFUL;
    }
  }

  private static final class Until extends AbstractWaitStrategy {
    private final Runnable untilReady;

    Until(Runnable untilReady) {
      this.untilReady = untilReady;
      withStartupTimeout(Duration.ofMinutes(2));
    }

    @Override
    protected void waitUntilReady() {
      untilReady.run();
    }
  }
}
