package greenroom.server;

import org.jspecify.annotations.Nullable;

/** Writes down what somebody is about to do. Holds ids and rule names, never content. */
public interface Audit {

  /** What is about to happen. */
  enum Act {
    JOIN,
    CONSENT,
    SIGN_IN,
    SESSION_START,
    STREAM_TICKET,
    REVIEW_KEY,
    SUBMIT,
    DISCARD,
    WITHDRAW,
    REQUEST,
    APPROVE,
    REFUSE,
    EXPORT,
    EXPORT_KEY,
    DENIED,
    INVITE,
    WORD_LIST,
    STAFF_ACCOUNT
  }

  /**
   * Commits one entry; when this returns, the entry is durable and the act may begin.
   *
   * @param subject the id of what it is done to: a session, a grant, an account; how many, if that
   *     matters
   * @param owner the volunteer whose recording it touches, who may read the entry; null if none
   * @param rule the name of the rule by which it is allowed or denied
   * @throws Unavailable if it could not be written: then the act must not happen
   */
  void record(
      Person who,
      Act act,
      String subject,
      @Nullable VolunteerId owner,
      @Nullable StudyId study,
      String rule);
}
