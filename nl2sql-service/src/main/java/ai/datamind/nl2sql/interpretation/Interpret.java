package ai.datamind.nl2sql.interpretation;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.knowledge.VerifiedPairs;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.refusal.Clarification;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the semantic service what the question means, and asks back where it means several things or none. */
@ApplicationScoped
public class Interpret implements Stage<Question, Interpretation> {
    /** The interpreter's own budget is 10 ms; whoever needs five seconds is down. */
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(5));

    private final SemanticClient semantic;
    private final VerifiedPairs pairs;

    Interpret(@RestClient SemanticClient semantic, VerifiedPairs pairs) {
        this.semantic = semantic;
        this.pairs = pairs;
    }

    @Override
    public StageName name() {
        return StageName.INTERPRET;
    }

    @Override
    public Uni<Interpretation> apply(Question question) {
        return known(question).map(Uni.createFrom()::item).orElseGet(() -> ask(question));
    }

    /** A question that was answered and verified before; not for whoever wants the model's own reading. */
    private Optional<Interpretation> known(Question question) {
        return Interpretation.MODEL.equals(question.provider())
                ? Optional.empty()
                : pairs.of(question.text()).map(pair -> Interpretation.verified(question, pair.id(), pair.sql()));
    }

    private Uni<Interpretation> ask(Question question) {
        var body = new SemanticClient.InterpretQuestion(
                question.text(),
                question.follows().previousIntent(),
                question.asking().warehouse());
        return SEMANTIC.call(semantic.interpret(
                        question.asking().caller().bearer(),
                        question.asking().caller().correlationId(),
                        body))
                .onFailure(ProblemException.class)
                .transform(away -> new Refused(new Refusal.SourceDown("semantic", away.getMessage())))
                .map(answer -> judge(question, answer));
    }

    static Interpretation judge(Question question, InterpretAnswer answer) {
        return switch (answer.outcome()) {
            case READY -> {
                var model = new Interpretation.ModelVersion(
                        answer.model(), answer.modelVersion().asText(), answer.modelHash());
                List<Reading> readings = answer.readings();
                yield new Interpretation(
                        question,
                        Interpretation.MODEL,
                        model,
                        readings.getFirst(),
                        readings.subList(1, readings.size()));
            }
            case AMBIGUOUS -> throw unclear(Outcome.AMBIGUOUS, answer);
            case OUT_OF_MODEL -> throw unclear(Outcome.OUT_OF_MODEL, answer);
        };
    }

    private static Refused unclear(Outcome outcome, InterpretAnswer answer) {
        List<Clarification.Choice> choices = answer.readings().stream()
                .map(reading -> new Clarification.Choice(reading.id(), reading.text(), reading.confidence()))
                .toList();
        String message = answer.message() == null ? "The question could not be understood." : answer.message();
        return new Refused(new Refusal.Unclear(outcome, new Clarification(message, choices, answer.unknownWords())));
    }
}
