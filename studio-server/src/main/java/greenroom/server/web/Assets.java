package greenroom.server.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Style sheet, fonts and scripts, which the build leaves in {@code static/}. Their address holds
 * the build's digest, so a browser may keep them for ever.
 */
@Controller("/assets")
final class Assets {
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "css", MediaType.of("text/css;charset=utf-8"),
          "js", MediaType.of("text/javascript;charset=utf-8"),
          "txt", MediaType.of("text/plain;charset=utf-8"),
          "woff2", MediaType.of("font/woff2"));

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  /** The address under which this build's files are found. */
  String address() {
    return "/assets/" + new String(file("version.txt").orElseThrow(), StandardCharsets.US_ASCII);
  }

  @Get("/{version}/{name}")
  HttpResponse<byte[]> get(@PathVariable String version, @PathVariable String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    MediaType type = TYPES.get(ending);
    Optional<byte[]> bytes =
        type != null && name.matches("[A-Za-z0-9.-]+") ? file(name) : Optional.empty();
    if (type == null || bytes.isEmpty()) {
      return HttpResponse.notFound();
    }
    return HttpResponse.ok(bytes.get())
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
  }

  private Optional<byte[]> file(String name) {
    byte[] known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = Assets.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] read = in.readAllBytes();
      files.put(name, read);
      return Optional.of(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
