package ai.datamind.nl2sql.interpretation;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.refusal.Clarification;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Keeps of the readings of a question those that stay within the one model it was put to. */
@ApplicationScoped
public class OneModel {
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(5));

    private final ModelClient models;

    OneModel(@RestClient ModelClient models) {
        this.models = models;
    }

    /** Fails with 404 for a model that is not there. */
    Uni<InterpretAnswer> within(Question question, InterpretAnswer answer) {
        String model = question.aim().model();
        if (model == null) return Uni.createFrom().item(answer);
        var caller = question.asking().caller();
        return SEMANTIC.call(models.model(caller.bearer(), caller.correlationId(), model))
                .onFailure(ModelClient::unknown)
                .transform(failure -> ProblemException.notFound("model"))
                .map(document -> within(words(document.source()), model, answer));
    }

    private static InterpretAnswer within(Set<String> words, String model, InterpretAnswer answer) {
        if (answer.outcome() != InterpretAnswer.Verdict.READY) return answer;
        List<Reading> kept = answer.readings().stream()
                .filter(reading -> reading.tables().stream().allMatch(table -> words.contains(bare(table))))
                .toList();
        if (kept.isEmpty()) {
            throw new Refused(new Refusal.Unclear(
                    Outcome.OUT_OF_MODEL,
                    new Clarification("This is not a question about the model " + model + ".", List.of(), List.of())));
        }
        return answer.with(kept);
    }

    private static String bare(String table) {
        return table.substring(table.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String source) {
        return source == null
                ? Set.of()
                : new HashSet<>(Arrays.asList(source.toLowerCase(Locale.ROOT).split("[^a-z0-9_]+")));
    }
}
