package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.candidate.Prompts.Rejected;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.knowledge.VerifiedPairs;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.llm.LlmFailure;
import ai.datamind.nl2sql.llm.Prompt;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.warehouse.Catalog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Has a language model write SQL, and write it better where it would be rejected. */
@ApplicationScoped
class LlmWriter {
    private final LlmChain chain;
    private final Prompts prompts;
    private final Trial trial;
    private final Context context;

    LlmWriter(LlmChain chain, Prompts prompts, Trial trial, Context context) {
        this.chain = chain;
        this.prompts = prompts;
        this.trial = trial;
        this.context = context;
    }

    /** Fails with {@link LlmFailure} where this provider gives nothing that would run. */
    Uni<Candidate> write(String provider, Interpretation asked) {
        return context.of(asked)
                .flatMap(around -> attempt(
                        provider,
                        asked,
                        around,
                        prompts.write(asked, around.tables(), around.examples()),
                        chain.repairs()));
    }

    private Uni<Candidate> attempt(
            String provider, Interpretation asked, Surroundings around, Prompt prompt, int repairsLeft) {
        Asking asking = asked.question().asking();
        String purpose = repairsLeft == chain.repairs() ? "generate" : "repair";
        return chain.ask(provider, prompt, asking, purpose)
                .map(answer -> SqlAnswer.of(provider, answer.text()))
                .flatMap(answer -> {
                    Candidate plain = candidate(provider, asked, answer, 0, List.of());
                    return trial.of(plain).flatMap(tried -> {
                        if (tried.violations().isEmpty()) {
                            return Uni.createFrom().item(judged(provider, asked, answer, tried, repairsLeft));
                        }
                        if (repairsLeft == 0) {
                            throw new LlmFailure(provider + " wrote no SQL that may run.", null);
                        }
                        Rejected rejected = new Rejected(answer.sql(), tried.violations());
                        return attempt(
                                provider,
                                asked,
                                around,
                                prompts.repair(asked, around.tables(), around.examples(), rejected),
                                repairsLeft - 1);
                    });
                });
    }

    /** Where the model's own reading reads the same tables, two ways led to one place. */
    private Candidate judged(
            String provider, Interpretation asked, SqlAnswer answer, Trial.Tried tried, int repairsLeft) {
        List<String> warnings = new ArrayList<>();
        double confidence = Math.min(answer.confidence(), 0.7);
        if (asked.reading().sql() != null) {
            boolean agrees =
                    Set.copyOf(tried.tables()).equals(Set.copyOf(asked.reading().tables()));
            confidence = agrees ? Math.max(0.9, asked.reading().confidence()) : Math.min(confidence, 0.5);
            if (!agrees)
                warnings.add("The semantic model reads it differently: "
                        + asked.reading().text());
        }
        double repaired = 0.1 * (chain.repairs() - repairsLeft);
        return candidate(provider, asked, answer, Math.max(0, confidence - repaired), warnings);
    }

    private static Candidate candidate(
            String provider, Interpretation asked, SqlAnswer answer, double confidence, List<String> warnings) {
        return new Candidate(
                asked.question().asking(),
                answer.sql(),
                List.of(),
                new Understood(asked, provider, confidence, warnings));
    }

    /** What a model may know for a question, put together for its asker. */
    @ApplicationScoped
    static class Context {
        private final Catalog catalog;
        private final Decisions decisions;
        private final VerifiedPairs pairs;

        Context(Catalog catalog, Decisions decisions, VerifiedPairs pairs) {
            this.catalog = catalog;
            this.decisions = decisions;
            this.pairs = pairs;
        }

        Uni<Surroundings> of(Interpretation asked) {
            Asking asking = asked.question().asking();
            return catalog.snapshot(asking.warehouse())
                    .flatMap(snapshot ->
                            decisions.of(asking).map(decision -> Surroundings.of(asked, snapshot, decision, pairs)));
        }
    }
}
