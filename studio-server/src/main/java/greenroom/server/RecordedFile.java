package greenroom.server;

/**
 * One sealed (or plain and content-free) file of a recording, as its host keeps it.
 *
 * @param name path inside the recording, for example {@code parts/000000.screen.age}
 * @param sha256 hex
 */
public record RecordedFile(String name, long bytes, String sha256) {}
