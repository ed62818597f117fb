package ai.datamind.nl2sql.interpretation;

import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.interpretation.Interpretation.ModelVersion;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Keeps of possible questions those that the interpreter understands. What was found out is kept under the version of the model
 * and the asker's decision, so that only the first answers wait, and not for long.
 */
@ApplicationScoped
public class NextQuestions {
    /** A check goes on for the next answer after this one has stopped waiting for it. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(3);

    private static final int MOST_KEPT = 5_000;

    private final SemanticClient semantic;
    private final Decisions decisions;
    private final Map<String, Boolean> understood = new ConcurrentHashMap<>();
    private final Map<String, Vocabulary> vocabularies = new ConcurrentHashMap<>();
    private final Duration patience;

    NextQuestions(
            @RestClient SemanticClient semantic,
            Decisions decisions,
            @ConfigProperty(name = "datamind.suggestions.patience", defaultValue = "150ms") Duration patience) {
        this.semantic = semantic;
        this.decisions = decisions;
        this.patience = patience;
    }

    /** The words of this version of the model; unknown where the semantic service does not say in time. */
    public Uni<Vocabulary> vocabulary(Asking asking, ModelVersion model) {
        return key(asking, model)
                .flatMap(key -> vocabulary(asking, key))
                .onFailure()
                .recoverWithItem(Vocabulary.UNKNOWN);
    }

    private Uni<Vocabulary> vocabulary(Asking asking, String key) {
        Vocabulary known = vocabularies.get(key);
        if (known != null) return Uni.createFrom().item(known);
        return semantic.context(asking.caller().bearer(), asking.caller().correlationId())
                .map(context -> Vocabulary.of(String.valueOf(context.text())))
                .invoke(vocabulary -> vocabularies.put(key, vocabulary))
                .ifNoItem()
                .after(patience)
                .recoverWithItem(Vocabulary.UNKNOWN)
                .onFailure()
                .recoverWithItem(Vocabulary.UNKNOWN)
                .emitOn(Worker.home());
    }

    /**
     * In the order given, at most {@code most}. All are checked at once; those not known when patience ends are left out of this
     * answer.
     */
    public Uni<List<String>> understood(Asking asking, ModelVersion model, List<String> questions, int most) {
        return key(asking, model)
                .flatMap(key -> understood(asking, key, questions, most))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<List<String>> understood(Asking asking, String key, List<String> questions, int most) {
        if (understood.size() > MOST_KEPT) understood.clear();
        if (vocabularies.size() > MOST_KEPT) vocabularies.clear();
        List<Uni<Boolean>> checks = questions.stream()
                .filter(question -> !understood.containsKey(key + question))
                .map(question -> check(asking, key, question))
                .toList();
        Uni<Void> checked = checks.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(checks).andCollectFailures().replaceWithVoid();
        return checked.ifNoItem()
                .after(patience)
                .recoverWithItem((Void) null)
                .map(done -> questions.stream()
                        .filter(question -> understood.getOrDefault(key + question, false))
                        .limit(most)
                        .toList())
                .emitOn(Worker.home());
    }

    /** Begins at once, and goes on whoever has stopped waiting. */
    private Uni<Boolean> check(Asking asking, String key, String question) {
        var body = new SemanticClient.InterpretQuestion(question, null, asking.warehouse(), null);
        Uni<Boolean> check = semantic.interpret(
                        asking.caller().bearer(), asking.caller().correlationId(), body)
                .map(answer -> answer.outcome() == InterpretAnswer.Verdict.READY)
                .invoke(yes -> understood.put(key + question, yes))
                .ifNoItem()
                .after(LONGEST_CHECK)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .indefinitely();
        check.subscribe().with(yes -> {});
        return check;
    }

    /** What is understood depends on what the asker may see at this moment; without a decision nothing is suggested. */
    private Uni<String> key(Asking asking, ModelVersion model) {
        return decisions
                .of(asking)
                .map(decision -> model.hash() + "|" + decision.fingerprint() + "|"
                        + asking.caller().userId() + "|");
    }
}
