package ai.datamind.usage.intake;

import ai.datamind.outbox.MalformedEvent;
import ai.datamind.outbox.ReceivedFact;
import ai.datamind.usage.rollup.UsageFact;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the events this service counts. Reads what it needs and ignores the rest: producers may add members. An event without
 * what it needs is malformed, because a figure that leaves out events silently is wrong.
 */
final class FactReader {
    private static final String NOBODY = "-";
    private static final String NAMESPACE = "ai.datamind.";

    private FactReader() {}

    /** Empty for events that change no figure. */
    static Optional<UsageFact> read(ReceivedFact fact) {
        JsonObject p = fact.payload();
        LocalDate day = fact.time().atOffset(ZoneOffset.UTC).toLocalDate();
        String user = text(p, "user_id", NOBODY);
        return Optional.ofNullable(
                switch (fact.type().startsWith(NAMESPACE) ? fact.type().substring(NAMESPACE.length()) : fact.type()) {
                    case "question.asked.v1" -> new UsageFact.Asked(day, required(p, "user_id"));
                    case "question.answered.v1" -> ended(p, day, true);
                    case "question.refused.v1" -> ended(p, day, false);
                    case "query.executed.v1" -> executed(p, day, false);
                    case "query.failed.v1" -> executed(p, day, true);
                    case "usage.llm_tokens.v1" -> tokens(p, day, user);
                    case "usage.recorded.v1" -> recorded(p, day);
                    case "workspace.dashboard.published.v1" ->
                        new UsageFact.DashboardPublished(day, user, text(p, "dashboard_id", fact.subject()));
                    case "workspace.dashboard.viewed.v1" ->
                        new UsageFact.DashboardViewed(day, user, text(p, "dashboard_id", fact.subject()));
                    default -> null;
                });
    }

    private static UsageFact ended(JsonObject p, LocalDate day, boolean answered) {
        return new UsageFact.Ended(day, required(p, "user_id"), answered, required(p, "outcome"), number(p, "ms"));
    }

    private static UsageFact executed(JsonObject p, LocalDate day, boolean failed) {
        return new UsageFact.Executed(
                day,
                required(p, "user_id"),
                text(p, "sql_hash", null),
                failed,
                number(p, "rows"),
                Boolean.TRUE.equals(p.getValue("cache_hit")),
                number(p, "ms"));
    }

    private static UsageFact tokens(JsonObject p, LocalDate day, String user) {
        return new UsageFact.TokensSpent(
                day,
                user,
                required(p, "provider"),
                required(p, "model"),
                text(p, "purpose", "other"),
                number(p, "input_tokens"),
                number(p, "output_tokens"),
                p.getValue("cost") instanceof Number cost ? new BigDecimal(cost.toString()) : BigDecimal.ZERO);
    }

    private static UsageFact recorded(JsonObject p, LocalDate day) {
        String user = required(p, "user_id");
        String subject = text(p, "subject", null);
        return "dashboard.viewed".equals(p.getValue("event")) && subject != null
                ? new UsageFact.DashboardViewed(day, user, subject)
                : new UsageFact.ClientEvent(day, user);
    }

    private static String required(JsonObject p, String name) {
        String value = text(p, name, null);
        if (value == null) {
            throw new MalformedEvent("member " + name + " is missing");
        }
        return value;
    }

    private static String text(JsonObject p, String name, String otherwise) {
        Object value = p.getValue(name);
        return value == null ? otherwise : value.toString();
    }

    private static long number(JsonObject p, String name) {
        Object value = p.getValue(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw new MalformedEvent("member " + name + " is no number of 0 or more");
    }
}
