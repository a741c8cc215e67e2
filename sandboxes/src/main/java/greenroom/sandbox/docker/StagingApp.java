package greenroom.sandbox.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A staging app as its image folder's {@code image.json} describes it.
 *
 * <pre>{"address":"127.0.0.11","port":80,"path":"/","memoryMegabytes":1024,
 * "tmpfs":{"/var/lib/postgresql":"size=512m"}}</pre>
 *
 * @param address its own loopback address in the sandbox; it answers there as {@code <name>.test}
 * @param path asked for over HTTP to know that it has started
 * @param tmpfs its writable directories, with the engine's mount options; {@code /tmp} and {@code
 *     /run} are always there
 */
record StagingApp(
    String name,
    String address,
    int port,
    String path,
    int memoryMegabytes,
    Map<String, String> tmpfs) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.([2-9]|[1-9][0-9]{1,2})");

  StagingApp {
    tmpfs = Map.copyOf(tmpfs);
    if (!LOOPBACK.matcher(address).matches() || port < 1 || port > 65535) {
      throw new SandboxException(
          "The staging app \""
              + name
              + "\" wants address "
              + address
              + " and port "
              + port
              + "; it must be 127.0.0.2 or above, and a port from 1 to 65535. Mend its image.json.");
    }
  }

  String hostName() {
    return name + ".test";
  }

  String url() {
    return "http://" + hostName() + (port == 80 ? "" : ":" + port) + path;
  }

  /** Every image folder that describes a staging app. */
  static List<StagingApp> all(Path imagesDirectory) {
    return ImageFolder.all(imagesDirectory).stream().flatMap(f -> read(f).stream()).toList();
  }

  static StagingApp of(Path imagesDirectory, String name) {
    return read(ImageFolder.of(imagesDirectory, name))
        .orElseThrow(
            () -> new SandboxException("The image \"" + name + "\" is not a staging app's."));
  }

  private static Optional<StagingApp> read(ImageFolder folder) {
    Path file = folder.path().resolve("image.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      if (!json.has("address")) {
        return Optional.empty();
      }
      var tmpfs = new LinkedHashMap<String, String>();
      json.path("tmpfs").properties().forEach(e -> tmpfs.put(e.getKey(), e.getValue().asText()));
      return Optional.of(
          new StagingApp(
              folder.name(),
              json.path("address").asText(),
              json.path("port").asInt(80),
              json.path("path").asText("/"),
              json.path("memoryMegabytes").asInt(1024),
              tmpfs));
    } catch (JsonProcessingException e) {
      throw new SandboxException(file + " is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new SandboxException(file + " cannot be read.", e);
    }
  }
}
