package ai.datamind.gateway.session;

import java.time.Instant;

/** A live session as the API shows it. {@code current} is the one the request came with. */
public record Session(
        String id,
        String userId,
        String email,
        String ip,
        String userAgent,
        Instant createdAt,
        Instant refreshedAt,
        Instant expiresAt,
        boolean current) {}
