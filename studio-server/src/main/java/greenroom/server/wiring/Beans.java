package greenroom.server.wiring;

import greenroom.server.Audit;
import greenroom.server.StudioHealth;
import greenroom.server.Tasks;
import greenroom.server.access.Grants;
import greenroom.server.audit.AuditLog;
import greenroom.server.consent.Joining;
import greenroom.server.consent.Receipts;
import greenroom.server.export.Exports;
import greenroom.server.identity.Browsers;
import greenroom.server.identity.Recovery;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.pay.Pay;
import greenroom.server.proof.RuleLint;
import greenroom.server.session.Sessions;
import greenroom.server.study.Invitations;
import greenroom.server.study.Studies;
import greenroom.server.study.WordLists;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Offers the rooms' services to the controllers. The rooms themselves know no framework. */
@Factory
final class Beans {
  private final Rooms rooms;

  Beans(Rooms rooms) {
    this.rooms = rooms;
  }

  @Singleton
  Tasks tasks() {
    return rooms.tasks;
  }

  @Singleton
  Audit audit() {
    return rooms.audit;
  }

  @Singleton
  AuditLog auditLog() {
    return rooms.auditLog;
  }

  @Singleton
  Studies studies() {
    return rooms.studies;
  }

  @Singleton
  WordLists wordLists() {
    return rooms.wordLists;
  }

  @Singleton
  Invitations invitations() {
    return rooms.invitations;
  }

  @Singleton
  Joining joining() {
    return rooms.joining;
  }

  @Singleton
  Receipts receipts() {
    return rooms.receipts;
  }

  @Singleton
  Browsers browsers() {
    return rooms.browsers;
  }

  @Singleton
  Recovery recovery() {
    return rooms.recovery;
  }

  @Singleton
  StaffAccounts staffAccounts() {
    return rooms.staffAccounts;
  }

  @Singleton
  Sessions sessions() {
    return rooms.sessions;
  }

  @Singleton
  Pay pay() {
    return rooms.pay;
  }

  @Singleton
  Grants grants() {
    return rooms.grants;
  }

  @Singleton
  Exports exports() {
    return rooms.exports;
  }

  @Singleton
  RuleLint ruleLint() {
    return rooms.ruleLint;
  }

  @Singleton
  StudioHealth health() {
    return rooms.health;
  }
}
