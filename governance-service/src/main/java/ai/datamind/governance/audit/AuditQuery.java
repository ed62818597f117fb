package ai.datamind.governance.audit;

import java.time.Instant;

/**
 * Which entries are wanted; null means any.
 *
 * @param user id or e-mail address
 * @param type an action, or the beginning of some with {@code *} at the end
 */
record AuditQuery(String user, String type, String outcome, String correlationId, Instant from, Instant to) {}
