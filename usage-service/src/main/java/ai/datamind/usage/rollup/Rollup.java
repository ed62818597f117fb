package ai.datamind.usage.rollup;

import ai.datamind.usage.rollup.UsageFact.Asked;
import ai.datamind.usage.rollup.UsageFact.ClientEvent;
import ai.datamind.usage.rollup.UsageFact.DashboardPublished;
import ai.datamind.usage.rollup.UsageFact.DashboardViewed;
import ai.datamind.usage.rollup.UsageFact.Ended;
import ai.datamind.usage.rollup.UsageFact.Executed;
import ai.datamind.usage.rollup.UsageFact.TokensSpent;
import java.util.List;

import static ai.datamind.usage.rollup.RollupTable.BY_DASHBOARD;
import static ai.datamind.usage.rollup.RollupTable.BY_MODEL;
import static ai.datamind.usage.rollup.RollupTable.BY_OUTCOME;
import static ai.datamind.usage.rollup.RollupTable.BY_QUERY;
import static ai.datamind.usage.rollup.RollupTable.BY_USER;

/** Which figures an event changes, and by how much. */
public final class Rollup {
    private Rollup() {}

    public static List<Addition> of(UsageFact fact) {
        return switch (fact) {
            case Asked asked -> List.of(Addition.to(BY_USER).plus("asked", 1));
            case Ended ended -> of(ended);
            case Executed executed -> of(executed);
            case TokensSpent spent -> of(spent);
            case DashboardViewed viewed ->
                List.of(
                        Addition.to(BY_USER).plus("client_events", 1),
                        Addition.to(BY_DASHBOARD)
                                .where("dashboard_id", viewed.dashboardId())
                                .plus("views", 1));
            case DashboardPublished published ->
                List.of(Addition.to(BY_DASHBOARD)
                        .where("dashboard_id", published.dashboardId())
                        .plus("published", 1));
            case ClientEvent event -> List.of(Addition.to(BY_USER).plus("client_events", 1));
        };
    }

    private static List<Addition> of(Ended ended) {
        return List.of(
                Addition.to(BY_USER)
                        .plus(ended.answered() ? "answered" : "refused", 1)
                        .plus("question_ms", ended.ms()),
                Addition.to(BY_OUTCOME).where("outcome", ended.outcome()).plus("number", 1));
    }

    private static List<Addition> of(Executed executed) {
        String result = executed.failed() ? "failed" : "executed";
        long hits = executed.cacheHit() ? 1 : 0;
        Addition byUser = Addition.to(BY_USER)
                .plus(result, 1)
                .plus("rows", executed.rows())
                .plus("cache_hits", hits)
                .plus("execution_ms", executed.ms());
        if (executed.sqlHash() == null) {
            return List.of(byUser);
        }
        return List.of(
                byUser,
                Addition.to(BY_QUERY)
                        .where("sql_hash", executed.sqlHash())
                        .plus(result, 1)
                        .plus("rows", executed.rows())
                        .plus("cache_hits", hits)
                        .plus("execution_ms", executed.ms())
                        .atLeast("slowest_ms", executed.ms()));
    }

    private static List<Addition> of(TokensSpent spent) {
        return List.of(
                Addition.to(BY_USER)
                        .plus("llm_calls", 1)
                        .plus("input_tokens", spent.inputTokens())
                        .plus("output_tokens", spent.outputTokens())
                        .plus("cost", spent.cost()),
                Addition.to(BY_MODEL)
                        .where("provider", spent.provider())
                        .where("model", spent.model())
                        .where("purpose", spent.purpose())
                        .plus("calls", 1)
                        .plus("input_tokens", spent.inputTokens())
                        .plus("output_tokens", spent.outputTokens())
                        .plus("cost", spent.cost()));
    }
}
