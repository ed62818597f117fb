package ai.datamind.nl2sql.ask;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Turns what a caller wishes into what a run may have. */
@ApplicationScoped
public class Bounds {
    private final AskConfig config;
    private final WarehouseConfig warehouse;
    private final WarehouseClient client;
    private final LlmChain chain;

    Bounds(AskConfig config, WarehouseConfig warehouse, WarehouseClient client, LlmChain chain) {
        this.config = config;
        this.warehouse = warehouse;
        this.client = client;
        this.chain = chain;
    }

    void requireProvider(String provider) {
        if (chain.order(provider).isEmpty()) throw ProblemException.invalid("provider", "is not configured");
    }

    public Asking asking(Caller caller, String wanted, Integer limit) {
        return asking(Ids.next("qry"), caller, wanted, limit, null);
    }

    Asking asking(Caller caller, String wanted, Integer limit, Budget budget) {
        return asking(Ids.next("qry"), caller, wanted, limit, budget);
    }

    /** Fails with 422 for a warehouse that is not there. */
    Asking asking(String queryId, Caller caller, String wanted, Integer limit, Budget budget) {
        if (wanted != null && !client.names().contains(wanted)) {
            throw ProblemException.invalid("warehouse", "is not known");
        }
        int rows = limit == null ? config.defaultLimit() : Math.min(limit, config.rowCap());
        return new Asking(
                queryId,
                caller,
                wanted == null ? warehouse.name() : wanted,
                rows,
                budget == null ? Budget.UNBOUNDED : budget);
    }

    /** What the answer says where a wish was lowered. */
    public List<String> notes(Integer limit) {
        return limit != null && limit > config.rowCap()
                ? List.of("The limit was lowered to " + config.rowCap() + " rows.")
                : List.of();
    }
}
