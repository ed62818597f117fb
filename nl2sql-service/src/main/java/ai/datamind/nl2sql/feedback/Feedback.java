package ai.datamind.nl2sql.feedback;

import java.time.Instant;

/** What somebody said about an answer; {@code rating} is 1 (wrong) to 5. */
record Feedback(
        String feedbackId,
        String queryId,
        String userId,
        int rating,
        String comment,
        String suggestedSql,
        String status,
        Instant createdAt) {}
