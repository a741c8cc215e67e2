/**
 * Puts the studio together and runs it: settings, PostgreSQL, migrations, the rooms, first start.
 *
 * <p>Every room's services are beans that a controller of {@code greenroom.server.web} takes in its
 * constructor: {@code Studies Invitations Joining Receipts Recovery Browsers StaffAccounts Sessions
 * Pay Grants Exports AuditLog StudioHealth Tasks RuleLint}. They block and belong on virtual
 * threads; they throw {@code Denied} (403), {@code Conflict} (409) and {@code Unavailable} (503),
 * whose messages are sentences for people. The studio prints links to {@code /join/{token}}
 * (invitation) and {@code /welcome/{token}} (a member of the staff's one-time link).
 *
 * <p>The studio's joiner: may import every room.
 */
@NullMarked
package greenroom.server.wiring;

import org.jspecify.annotations.NullMarked;
