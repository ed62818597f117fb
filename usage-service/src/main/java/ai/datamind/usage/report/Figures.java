package ai.datamind.usage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The shapes of the reports. Times in milliseconds, cost in the currency of the providers' prices. */
final class Figures {
    private Figures() {}

    /** @param averageQuestionMs 0 where nothing was asked */
    public record Summary(
            LocalDate from,
            LocalDate to,
            long activeUsers,
            long questions,
            long answered,
            long refused,
            long averageQuestionMs,
            long executions,
            long failedExecutions,
            long rows,
            long cacheHits,
            LlmTotals llm,
            Map<String, Long> outcomes,
            List<Day> byDay) {}

    public record LlmTotals(long calls, long inputTokens, long outputTokens, BigDecimal cost) {}

    public record Day(
            LocalDate day,
            long questions,
            long answered,
            long refused,
            long executions,
            long failedExecutions,
            long rows,
            long inputTokens,
            long outputTokens,
            BigDecimal cost) {}

    public record UserFigures(
            String userId,
            long questions,
            long answered,
            long refused,
            long executions,
            long failedExecutions,
            long rows,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            long clientEvents,
            LocalDate lastDay) {}

    public record QueryFigures(
            String sqlHash,
            long users,
            long executions,
            long failedExecutions,
            long rows,
            long cacheHits,
            long averageMs,
            long slowestMs,
            LocalDate lastDay) {}

    public record DashboardFigures(String dashboardId, long users, long views, long published, LocalDate lastDay) {}

    public record ModelFigures(
            String provider,
            String model,
            String purpose,
            long calls,
            long inputTokens,
            long outputTokens,
            BigDecimal cost) {}
}
