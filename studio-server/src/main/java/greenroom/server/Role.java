package greenroom.server;

/** What a member of the staff may do; each study has its own team. */
public enum Role {
  AUTHOR,
  REVIEWER,
  RESEARCHER,
  GUARDIAN,
  PAYER,
  OPERATOR,
  AUDITOR
}
