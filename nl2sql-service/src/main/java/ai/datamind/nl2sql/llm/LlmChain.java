package ai.datamind.nl2sql.llm;

import ai.datamind.nl2sql.budget.Amounts;
import ai.datamind.nl2sql.budget.Budgets;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.usage.ModelUse;
import ai.datamind.nl2sql.usage.UsageLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is asked for SQL, in which order. */
@ApplicationScoped
public class LlmChain {
    /** The compiler of the semantic model: no language model, and the end of every chain. */
    public static final String SEMANTIC = "semantic";

    private final List<String> order;
    private final int repairs;
    private final int mostTables;
    private final Map<String, LlmProvider> providers = new LinkedHashMap<>();
    private final UsageLedger usage;
    private final Budgets budgets;
    private final SharedCalls calls;
    private final Worker worker;

    LlmChain(LlmConfig config, UsageLedger usage, Budgets budgets, Worker worker) {
        this.budgets = budgets;
        this.calls = new SharedCalls(config.reuse());
        this.usage = usage;
        this.worker = worker;
        this.repairs = config.repairs();
        this.mostTables = config.mostTables();
        List<String> named = new ArrayList<>(
                config.chain().stream().map(LlmChain::today).distinct().toList());
        if (!named.contains(SEMANTIC)) named.add(SEMANTIC);
        this.order = List.copyOf(named);
        for (String name : order) {
            if (!name.equals(SEMANTIC)) providers.put(name, provider(name, config));
        }
    }

    /** The order for a question that wants {@code provider}, or the configured one; empty for a name that is not configured. */
    public List<String> order(String provider) {
        if (provider == null) return order;
        return order.contains(provider) ? List.of(provider) : List.of();
    }

    public int repairs() {
        return repairs;
    }

    /** Of all models together: one that works is enough to answer, less than all is less than configured. */
    public LlmHealth health() {
        if (providers.isEmpty()) return LlmHealth.NOT_CONFIGURED;
        return providers.values().stream().anyMatch(LlmProvider::failing) ? LlmHealth.DEGRADED : LlmHealth.HEALTHY;
    }

    public int mostTables() {
        return mostTables;
    }

    /** Fails with {@link LlmFailure}, or with OVER_BUDGET before anything is spent. */
    public Uni<LlmAnswer> ask(String provider, Prompt prompt, Asking asking, String purpose) {
        LlmProvider model = providers.get(provider);
        refuseDear(model, prompt, asking.budget());
        return calls.of(provider, prompt, () -> paid(model, prompt, asking, purpose));
    }

    /** Books what it may take at most, and afterwards what it took. */
    private Uni<LlmAnswer> paid(LlmProvider model, Prompt prompt, Asking asking, String purpose) {
        Amounts most = Amounts.model(model.tokensAtMost(prompt), model.costAtMost(prompt));
        return budgets.charge(asking.caller(), most)
                .flatMap(charge -> worker.run(() -> model.ask(prompt))
                        .invoke(answer -> usage.add(use(asking, model.name(), answer, purpose)))
                        .onItemOrFailure()
                        .call((answer, failure) -> budgets.settle(charge, took(answer))));
    }

    private static ModelUse use(Asking asking, String provider, LlmAnswer answer, String purpose) {
        return new ModelUse(
                new ModelUse.Spender(asking.queryId(), asking.caller().userId()),
                provider,
                answer.model(),
                answer.inputTokens(),
                answer.outputTokens(),
                answer.cost(),
                purpose);
    }

    private static Amounts took(LlmAnswer answer) {
        return answer == null
                ? Amounts.model(0, 0)
                : Amounts.model(answer.inputTokens() + answer.outputTokens(), answer.cost());
    }

    private static void refuseDear(LlmProvider model, Prompt prompt, Budget budget) {
        long tokens = model.tokensAtMost(prompt);
        double cost = model.costAtMost(prompt);
        boolean tokensOver = budget.llmTokens() != null && tokens > budget.llmTokens();
        boolean costOver = budget.llmCost() != null && cost > budget.llmCost();
        if (tokensOver || costOver) {
            throw new Refused(new Refusal.OverBudget(
                    "Asking " + model.name() + " may take more than this question may spend.",
                    Map.of(
                            "llm_tokens",
                            tokens,
                            "llm_cost",
                            cost,
                            "exceeded",
                            tokensOver ? "llm_tokens" : "llm_cost")));
        }
    }

    private static LlmProvider provider(String name, LlmConfig config) {
        LlmConfig.Provider found = config.providers().get(name);
        if (found == null)
            throw new IllegalStateException("datamind.llm.chain names " + name + ", which is not configured");
        return new LlmProvider(name, found);
    }

    /** What the sources called a mock is the semantic provider here. */
    private static String today(String name) {
        return switch (name.strip()) {
            case "mock" -> SEMANTIC;
            case "azure" -> "azure-openai";
            default -> name.strip();
        };
    }
}
