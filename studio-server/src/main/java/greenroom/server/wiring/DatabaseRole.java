package greenroom.server.wiring;

import java.util.Locale;

/** The login roles of the database; none of them owns anything or bypasses a rule. */
public enum DatabaseRole {
  /** Changes the schema, as the owner that cannot sign in. */
  MIGRATOR,
  /** Pages, sessions, consent, grants. */
  APP,
  /** The pay desk. */
  PAY_APP,
  /** The vault. */
  VAULT_APP,
  /** Tries to break the rules. */
  PROOF,
  /** Reads the audit log. */
  AUDITOR;

  /** Its name in PostgreSQL. */
  public String sqlName() {
    return "greenroom_" + name().toLowerCase(Locale.ROOT);
  }
}
