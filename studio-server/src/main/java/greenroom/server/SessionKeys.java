package greenroom.server;

import greenroom.recorder.RecordingId;

/** The vault, as the other rooms use it: it gives recipients and sealed identities, never more. */
public interface SessionKeys {

  /** Makes the identity of a new session and keeps it; answers its age recipient. Idempotent. */
  String recipientFor(RecordingId session, Person.Volunteer owner);

  /**
   * Seals the session's identity to the volunteer's own page.
   *
   * @param recipient the page's age recipient ({@code age1…})
   * @return an age file whose content is the session's identity ({@code AGE-SECRET-KEY-1…}, one
   *     line)
   * @throws Denied if it is not this volunteer's session, or its erase key is destroyed
   */
  byte[] reviewKey(RecordingId session, Person.Volunteer volunteer, String recipient);

  /**
   * Seals the session's identity to a grant's holder, as {@link #reviewKey} does.
   *
   * @throws Denied unless the grant stands, is this person's and covers the session
   */
  byte[] keyForGrant(RecordingId session, Person.Staff holder, GrantId grant, String recipient);

  /** Whether this text is an age recipient that keys can be sealed to. */
  boolean isRecipient(String text);

  /** Destroys the erase key: every sealed copy is unreadable from now on. Idempotent. */
  void destroy(RecordingId session, Person.Volunteer owner);
}
