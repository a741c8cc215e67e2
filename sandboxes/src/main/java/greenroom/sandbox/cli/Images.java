package greenroom.sandbox.cli;

import greenroom.sandbox.SandboxException;
import greenroom.sandbox.docker.DockerEngine;
import greenroom.sandbox.docker.ImageBuilder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Builds images and looks at the engine.
 *
 * <pre>
 *   build [name…]   builds these images, or all, unless they are there; says what it does
 *   list            names the images
 *   doctor          says which engine answers
 * </pre>
 *
 * The folder is {@code GREENROOM_IMAGES}, or {@code sandboxes/images}. Ends with 0, with 1 and a
 * sentence when something is wrong, with 64 when the command is not known.
 */
public final class Images {
  private final Path folder;
  private final PrintStream out;
  private final PrintStream errors;

  Images(Path folder, PrintStream out, PrintStream errors) {
    this.folder = folder;
    this.out = out;
    this.errors = errors;
  }

  public static void main(String[] arguments) {
    Quiet.libraries();
    Path folder =
        Path.of(Objects.requireNonNullElse(System.getenv("GREENROOM_IMAGES"), "sandboxes/images"));
    System.exit(new Images(folder, System.out, System.err).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    String command = arguments.isEmpty() ? "help" : arguments.getFirst();
    List<String> names = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    try {
      return switch (command) {
        case "build" -> build(names);
        case "list" -> list();
        case "doctor" -> doctor();
        default -> {
          errors.println("usage: images build [name…] | list | doctor");
          yield 64;
        }
      };
    } catch (SandboxException e) {
      errors.println(e.getMessage());
      return 1;
    }
  }

  private int build(List<String> names) {
    try (var engine = DockerEngine.connect()) {
      var builder = new ImageBuilder(engine, folder, out::println);
      for (String name : names.isEmpty() ? builder.names() : names) {
        builder.build(name);
      }
    }
    return 0;
  }

  private int list() {
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, folder, out::println).names().forEach(out::println);
    }
    return 0;
  }

  private int doctor() {
    try (var engine = DockerEngine.connect()) {
      var facts = engine.facts();
      out.println("engine: Docker " + facts.version() + ", API " + facts.api());
      out.println("kernel: " + facts.kernel());
      engine.problems().forEach(problem -> out.println("problem: " + problem));
      return engine.problems().isEmpty() ? 0 : 1;
    }
  }
}
