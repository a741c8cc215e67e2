package greenroom.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log.
 *
 * @param who the actor's key, for example {@code staff:…}
 * @param whoName a member of the staff's name, {@code a volunteer} or {@code the studio}
 * @param act as {@link greenroom.server.Audit.Act} names it
 * @param subject the id of what it was done to
 * @param rule the rule that allowed or denied it
 * @param hash SHA-256 (hex) over this entry and the one before
 */
public record AuditEntry(
    long seq,
    Instant at,
    String who,
    String whoName,
    String act,
    String subject,
    @Nullable String study,
    String rule,
    String hash) {}
