package greenroom.recorder;

import java.util.Objects;

/**
 * What the studio asks of a recorder host: one session of one task. Holds ids, the public key to
 * seal to, and what the study does not want stored.
 *
 * @param session the session's and recording's id
 * @param study the study's id
 * @param task the task's id
 * @param taskVersion the version that the volunteer was shown
 * @param taskDigest SHA-256 (hex) of the task's folder; the host refuses if its copy differs
 * @param recipient the session's age recipient ({@code age1…})
 * @param consent SHA-256 (hex) of the consent receipt; nothing is recorded without it
 * @param seed from which the session's persona is made
 * @param origin the only web origin whose pages may open the stream
 * @param words never recorded, besides those that the task lists; none where an order is silent
 */
public record SessionOrder(
    RecordingId session,
    String study,
    String task,
    int taskVersion,
    String taskDigest,
    String recipient,
    String consent,
    long seed,
    String origin,
    WordList words) {
  public SessionOrder {
    words = Objects.requireNonNullElse(words, WordList.NONE);
  }

  /** The same without words: the study's list may change, what was ordered may not. */
  public SessionOrder withoutWords() {
    return new SessionOrder(
        session,
        study,
        task,
        taskVersion,
        taskDigest,
        recipient,
        consent,
        seed,
        origin,
        WordList.NONE);
  }
}
