package greenroom.recorder.gate;

/**
 * What passed a gate since it was made.
 *
 * @param forwarded input messages that the recording took and the desktop got
 * @param events what the recording took, as events: a message can be several, a release is one
 * @param dropped input messages that neither got
 * @param bytesToBrowser size of the picture's stream
 */
public record GateCounts(long forwarded, long events, long dropped, long bytesToBrowser) {}
