package ai.datamind.usage.rollup;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What the events of other services mean for usage. Days are UTC days of when it happened. */
public sealed interface UsageFact {
    LocalDate day();

    String userId();

    record Asked(LocalDate day, String userId) implements UsageFact {}

    /** @param outcome such as ANSWERED, NO_DATA, NOT_ALLOWED */
    record Ended(LocalDate day, String userId, boolean answered, String outcome, long ms) implements UsageFact {}

    record Executed(LocalDate day, String userId, String sqlHash, boolean failed, long rows, boolean cacheHit, long ms)
            implements UsageFact {}

    record TokensSpent(
            LocalDate day,
            String userId,
            String provider,
            String model,
            String purpose,
            long inputTokens,
            long outputTokens,
            BigDecimal cost)
            implements UsageFact {}

    record DashboardViewed(LocalDate day, String userId, String dashboardId) implements UsageFact {}

    record DashboardPublished(LocalDate day, String userId, String dashboardId) implements UsageFact {}

    /** Something a client told of that has no figure of its own. */
    record ClientEvent(LocalDate day, String userId) implements UsageFact {}
}
