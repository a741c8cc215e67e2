package greenroom.recorder.host;

import greenroom.sandbox.SandboxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds missing images one after another in the background; whoever needs one waits for it. */
final class Images {
  private static final Logger LOG = LoggerFactory.getLogger(Images.class);
  private static final long LONGEST_BUILD_MINUTES = 20;

  private enum State {
    WAITING,
    BUILDING,
    READY,
    FAILED
  }

  private final Map<String, State> states = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Void>> built = new LinkedHashMap<>();
  private final Consumer<String> builder;

  /**
   * @param names the images in the order in which to build them
   * @param builder builds an image unless it is there; throws {@link SandboxException}
   */
  Images(List<String> names, Consumer<String> builder) {
    this.builder = builder;
    for (String name : names) {
      states.put(name, State.WAITING);
      built.put(name, new CompletableFuture<>());
    }
  }

  /** Begins to build; returns at once. */
  void begin() {
    Thread.ofVirtual().name("images").start(() -> built.keySet().forEach(this::build));
  }

  /** State by image: {@code waiting}, {@code building}, {@code ready} or {@code failed}. */
  synchronized Map<String, String> states() {
    Map<String, String> words = new LinkedHashMap<>();
    states.forEach((name, state) -> words.put(name, state.name().toLowerCase(Locale.ROOT)));
    return words;
  }

  /**
   * Returns when the image is there.
   *
   * @throws SandboxException if there is no such image or it could not be built
   */
  void await(String name) {
    CompletableFuture<Void> image = built.get(name);
    if (image == null) {
      throw new SandboxException("This recorder host has no image \"" + name + "\".");
    }
    try {
      image.orTimeout(LONGEST_BUILD_MINUTES, TimeUnit.MINUTES).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof TimeoutException
          ? new SandboxException("The image \"" + name + "\" is still being built.")
          : new SandboxException("The image \"" + name + "\" could not be built.", e);
    }
  }

  private void build(String name) {
    enter(name, State.BUILDING);
    try {
      builder.accept(name);
      enter(name, State.READY);
      image(name).complete(null);
    } catch (RuntimeException e) {
      LOG.error("image={} failed cause=\"{}\"", name, e.getMessage());
      enter(name, State.FAILED);
      image(name).completeExceptionally(e);
    }
  }

  private CompletableFuture<Void> image(String name) {
    return java.util.Objects.requireNonNull(built.get(name));
  }

  private synchronized void enter(String name, State state) {
    states.put(name, state);
    LOG.info("image={} state={}", name, state);
  }
}
