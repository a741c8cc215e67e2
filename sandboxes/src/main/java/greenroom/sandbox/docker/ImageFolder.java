package greenroom.sandbox.docker;

import greenroom.sandbox.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One folder under {@code sandboxes/images}: a Dockerfile with its files. */
record ImageFolder(String name, Path path) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

  ImageFolder {
    if (!NAME.matcher(name).matches()) {
      throw new SandboxException(
          "An image's name is lower-case letters, digits and dashes; not \"" + name + "\"");
    }
  }

  static ImageFolder of(Path imagesDirectory, String name) {
    var folder = new ImageFolder(name, imagesDirectory.resolve(name));
    if (!Files.isRegularFile(folder.path().resolve("Dockerfile"))) {
      throw new SandboxException(
          "There is no image \""
              + name
              + "\": "
              + folder.path()
              + " has no Dockerfile. Known images: "
              + String.join(", ", all(imagesDirectory).stream().map(ImageFolder::name).toList()));
    }
    return folder;
  }

  static List<ImageFolder> all(Path imagesDirectory) {
    if (!Files.isDirectory(imagesDirectory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(imagesDirectory)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve("Dockerfile")))
          .map(entry -> new ImageFolder(String.valueOf(entry.getFileName()), entry))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The image's name with the digest of all that goes into it: equal inputs, equal tag. */
  String tag(String baseImageId) {
    MessageDigest digest = Labels.sha256();
    digest.update(baseImageId.getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> walk = Files.walk(path.toRealPath())) {
      Path root = path.toRealPath();
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        add(digest, root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        add(digest, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new SandboxException("The image folder " + path + " cannot be read.", e);
    }
    return repository(name) + ":" + HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  /** What an image of this name is called, without its tag. */
  static String repository(String name) {
    return "greenroom/" + name;
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
