package greenroom.recorder;

/**
 * One file of a recording, as it may leave the recorder host.
 *
 * @param name path inside the recording, with forward slashes
 * @param sha256 hex
 */
public record RecordingFile(String name, long bytes, String sha256) {}
