package greenroom.recorder.gate;

/**
 * What passed a gate since it was made.
 *
 * @param forwarded input messages that the recording took and the desktop got
 * @param dropped input messages that neither got
 * @param bytesToBrowser size of the picture's stream
 */
public record GateCounts(long forwarded, long dropped, long bytesToBrowser) {}
