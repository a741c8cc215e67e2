package greenroom.server.wiring;

import greenroom.recorder.HostTicketSigner;
import greenroom.server.Audit;
import greenroom.server.Database;
import greenroom.server.PayDesk;
import greenroom.server.RecorderHosts;
import greenroom.server.SecretHash;
import greenroom.server.SessionKeys;
import greenroom.server.StudioHealth;
import greenroom.server.Tasks;
import greenroom.server.access.GrantDesk;
import greenroom.server.access.GrantRepository;
import greenroom.server.access.Grants;
import greenroom.server.audit.AuditArchive;
import greenroom.server.audit.AuditLog;
import greenroom.server.audit.AuditRepository;
import greenroom.server.audit.AuditSealer;
import greenroom.server.consent.JoinRepository;
import greenroom.server.consent.Joining;
import greenroom.server.consent.OptIn;
import greenroom.server.consent.ReceiptRepository;
import greenroom.server.consent.Receipts;
import greenroom.server.export.ExportDesk;
import greenroom.server.export.ExportRepository;
import greenroom.server.export.Exports;
import greenroom.server.identity.Argon2;
import greenroom.server.identity.BrowserRepository;
import greenroom.server.identity.Browsers;
import greenroom.server.identity.Recovery;
import greenroom.server.identity.RecoveryRepository;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.identity.StaffDesk;
import greenroom.server.identity.StaffRepository;
import greenroom.server.pay.Pay;
import greenroom.server.pay.PayKeys;
import greenroom.server.pay.PayOffice;
import greenroom.server.pay.PayRepository;
import greenroom.server.proof.RuleLint;
import greenroom.server.proof.RuleLintRepository;
import greenroom.server.session.HostClient;
import greenroom.server.session.SessionCare;
import greenroom.server.session.SessionDesk;
import greenroom.server.session.SessionKeeper;
import greenroom.server.session.SessionRepository;
import greenroom.server.session.Sessions;
import greenroom.server.study.InvitationRepository;
import greenroom.server.study.Invitations;
import greenroom.server.study.Studies;
import greenroom.server.study.StudyRepository;
import greenroom.server.study.WordListRepository;
import greenroom.server.study.WordLists;
import greenroom.server.vault.EraseKeys;
import greenroom.server.vault.FileKeyEncryption;
import greenroom.server.vault.Vault;
import greenroom.server.vault.VaultRepository;
import greenroom.task.catalog.TaskLibrary;
import java.net.URI;
import java.time.Clock;

/**
 * All rooms of one studio, put together by hand: reading this file is reading who uses whom.
 * Nothing is started yet.
 */
final class Rooms {
  final Tasks tasks;
  final Audit audit;
  final AuditLog auditLog;
  final AuditSealer auditSealer;
  final Studies studies;
  final WordLists wordLists;
  final Invitations invitations;
  final Joining joining;
  final Receipts receipts;
  final Browsers browsers;
  final Recovery recovery;
  final StaffAccounts staffAccounts;
  final Sessions sessions;
  final SessionKeeper keeper;
  final Pay pay;
  final Grants grants;
  final Exports exports;
  final RuleLint ruleLint;
  final StudioHealth health;
  final FirstStart firstStart;

  Rooms(StudioSettings settings, StudioDatabase database, StudioKey key, Tasks tasks, Clock clock) {
    this(
        settings,
        database,
        key,
        tasks,
        new HostClient(settings.hostUrl(), new HostTicketSigner(key.secret(), clock)),
        clock);
  }

  /**
   * @param hosts where sessions run
   */
  Rooms(
      StudioSettings settings,
      StudioDatabase database,
      StudioKey key,
      Tasks tasks,
      RecorderHosts hosts,
      Clock clock) {
    Database app = database.as(DatabaseRole.APP);
    AuditRepository log = new AuditRepository(app, database.as(DatabaseRole.AUDITOR));
    audit = log;
    SecretHash hash = new Argon2();
    this.tasks = tasks;
    auditLog = log;
    auditSealer =
        new AuditSealer(log, new AuditArchive(settings.data().resolve("audit")), key, clock);

    StudyRepository studyRows = new StudyRepository(app);
    InvitationRepository invitationRows = new InvitationRepository(app, audit);
    WordListRepository wordListRows = new WordListRepository(app, audit);
    studies = studyRows;
    wordLists = wordListRows;
    invitations = invitationRows;
    joining = new OptIn(new JoinRepository(app), hash, key, audit);
    receipts = new ReceiptRepository(app);

    StaffRepository staff = new StaffRepository(app);
    browsers = new BrowserRepository(app);
    recovery = new RecoveryRepository(app, hash, audit, clock);
    staffAccounts = new StaffDesk(staff, hash, audit, clock);

    SessionKeys vault =
        new Vault(
            new VaultRepository(database.as(DatabaseRole.VAULT_APP)),
            new FileKeyEncryption(settings.vault().resolve("kek")),
            new EraseKeys(settings.vault().resolve("erase")),
            audit);
    PayOffice payOffice =
        new PayOffice(
            new PayRepository(database.as(DatabaseRole.PAY_APP)),
            new PayKeys(settings.keys().resolve("pay.secret")));
    pay = payOffice;

    SessionRepository sessionRows = new SessionRepository(app);
    PayDesk payDesk = payOffice;
    SessionCare care =
        new SessionCare(
            sessionRows,
            vault,
            hosts,
            payDesk,
            wordListRows::ofSession,
            origin(settings.publicUrl()));
    keeper = new SessionKeeper(sessionRows, care);
    sessions = new SessionDesk(sessionRows, care, keeper, tasks, hosts, vault, audit);

    grants = new GrantDesk(new GrantRepository(app), audit, vault::isRecipient, clock);
    exports = new ExportDesk(new ExportRepository(app), hosts, vault, key, audit, clock);
    ruleLint = new RuleLintRepository(database.as(DatabaseRole.PROOF));
    health = new Health(hosts, sessionRows::countLive);
    firstStart =
        new FirstStart(
            studyRows,
            new Links(
                settings.data().resolve("run").resolve("links.txt"),
                settings.publicUrl(),
                invitationRows,
                staff,
                staffAccounts));
  }

  static Tasks library(StudioSettings settings) {
    return new LibraryTasks(TaskLibrary.open(settings.tasks()));
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
