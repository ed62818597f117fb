package ai.datamind.nl2sql.interpretation;

import ai.datamind.nl2sql.interpretation.Interpretation.ModelVersion;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Keeps of possible questions those that the interpreter understands. What was found out for a version of the model is kept for as
 * long as that version is in force, so that only the first answers cost anything; a slow interpreter costs no answer its time.
 */
@ApplicationScoped
public class NextQuestions {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int MOST_KEPT = 5_000;

    private final SemanticClient semantic;
    private final Map<String, Boolean> understood = new ConcurrentHashMap<>();
    private final Map<String, Vocabulary> vocabularies = new ConcurrentHashMap<>();

    NextQuestions(@RestClient SemanticClient semantic) {
        this.semantic = semantic;
    }

    /** The words of this version of the model; unknown where the semantic service does not say in time. */
    public Uni<Vocabulary> vocabulary(Asking asking, ModelVersion model) {
        Vocabulary known = vocabularies.get(String.valueOf(model.hash()));
        if (known != null) return Uni.createFrom().item(known);
        return semantic.context(asking.caller().bearer(), asking.caller().correlationId())
                .map(context -> Vocabulary.of(String.valueOf(context.text())))
                .invoke(vocabulary -> vocabularies.put(String.valueOf(model.hash()), vocabulary))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Vocabulary.UNKNOWN)
                .onFailure()
                .recoverWithItem(Vocabulary.UNKNOWN)
                .emitOn(Worker.home());
    }

    /** In the order given, at most {@code most}. */
    public Uni<List<String>> understood(Asking asking, ModelVersion model, List<String> questions, int most) {
        if (understood.size() > MOST_KEPT) understood.clear();
        return Multi.createFrom()
                .iterable(questions)
                .onItem()
                .transformToUni(question -> understands(asking, model, question).map(yes -> yes ? question : ""))
                .concatenate()
                .filter(question -> !question.isEmpty())
                .select()
                .first(most)
                .collect()
                .asList()
                .emitOn(Worker.home());
    }

    private Uni<Boolean> understands(Asking asking, ModelVersion model, String question) {
        String key = model.hash() + "|" + question;
        Boolean known = understood.get(key);
        if (known != null) return Uni.createFrom().item(known);
        var body = new SemanticClient.InterpretQuestion(question, null, asking.warehouse());
        return semantic.interpret(asking.caller().bearer(), asking.caller().correlationId(), body)
                .map(answer -> answer.outcome() == InterpretAnswer.Verdict.READY)
                .invoke(yes -> understood.put(key, yes))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }
}
