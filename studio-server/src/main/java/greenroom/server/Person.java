package greenroom.server;

import java.util.Set;

/** Who acts. Every database transaction is told, and the rule {@link Denied#RULE} decides by it. */
public sealed interface Person {

  /** How the database and the audit log know this person. */
  String key();

  /** A volunteer in one study. */
  record Volunteer(VolunteerId id, StudyId study) implements Person {
    @Override
    public String key() {
      return "volunteer:" + id;
    }
  }

  /** A member of the staff. The name is how they sign in; it is no content. */
  record Staff(StaffId id, String name, Set<Role> roles) implements Person {
    public Staff {
      roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
      return roles.contains(role);
    }

    @Override
    public String key() {
      return "staff:" + id;
    }
  }

  /** A volunteer as the pay desk knows them: by a key that only the pay desk can derive. */
  record Payee(String payKey) implements Person {
    @Override
    public String key() {
      return "payee:" + payKey;
    }
  }

  /** The studio itself, when nobody asks: signing in, looking after running sessions. */
  record Studio() implements Person {
    @Override
    public String key() {
      return "studio";
    }
  }
}
