package ai.datamind.nl2sql.interpretation;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.llm.LlmChain;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the semantic service what the question means, and asks back where it means several things or none. */
@ApplicationScoped
public class Interpret implements Stage<Question, Interpretation> {
    /** The interpreter answers within milliseconds once it is warm; its first question after a start may take many seconds. */
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(25));

    private final SemanticClient semantic;
    private final OneModel oneModel;
    private final ByHeart byHeart;
    private final LlmChain chain;

    Interpret(@RestClient SemanticClient semantic, OneModel oneModel, ByHeart byHeart, LlmChain chain) {
        this.semantic = semantic;
        this.oneModel = oneModel;
        this.byHeart = byHeart;
        this.chain = chain;
    }

    @Override
    public StageName name() {
        return StageName.INTERPRET;
    }

    @Override
    public Uni<Interpretation> apply(Question question) {
        return byHeart.of(question).orElseGet(() -> ask(question));
    }

    private Uni<Interpretation> ask(Question question) {
        var body = new SemanticClient.InterpretQuestion(
                question.text(),
                SemanticClient.Conversation.of(question.follows().questions()),
                question.asking().warehouse(),
                question.follows().context());
        return SEMANTIC.call(semantic.interpret(
                        question.asking().caller().bearer(),
                        question.asking().caller().correlationId(),
                        body))
                .onFailure(ProblemException.class)
                .transform(
                        away -> new Refused(new Refusal.SourceDown(source((ProblemException) away), away.getMessage())))
                .flatMap(answer -> oneModel.within(question, answer))
                .map(answer -> judge(question, answer, mayBeWritten(question)));
    }

    /** Not always the semantic service: it gives no reading without governance's decision. */
    private static String source(ProblemException away) {
        return String.valueOf(away.extensions().getOrDefault("service", "semantic-service"))
                .replace("-service", "");
    }

    private boolean mayBeWritten(Question question) {
        return chain.order(question.provider()).stream().anyMatch(name -> !name.equals(LlmChain.SEMANTIC));
    }

    static Interpretation judge(Question question, InterpretAnswer answer, boolean mayBeWritten) {
        return switch (answer.outcome()) {
            case READY -> {
                List<Reading> readings = answer.readings();
                yield new Interpretation(
                        question,
                        Interpretation.MODEL,
                        version(answer),
                        readings.getFirst(),
                        readings.subList(1, readings.size()),
                        null);
            }
            case AMBIGUOUS -> open(question, answer, unclear(Outcome.AMBIGUOUS, answer), mayBeWritten);
            case OUT_OF_MODEL -> open(question, answer, unclear(Outcome.OUT_OF_MODEL, answer), mayBeWritten);
        };
    }

    private static Interpretation open(
            Question question, InterpretAnswer answer, Refusal.Unclear pending, boolean mayBeWritten) {
        if (!mayBeWritten) throw new Refused(pending);
        return Interpretation.open(question, version(answer), pending);
    }

    private static Interpretation.ModelVersion version(InterpretAnswer answer) {
        String number =
                answer.modelVersion() == null ? null : answer.modelVersion().asText();
        return new Interpretation.ModelVersion(answer.model(), number, answer.modelHash());
    }

    private static Refusal.Unclear unclear(Outcome outcome, InterpretAnswer answer) {
        List<Clarification.Choice> choices = answer.readings().stream()
                .map(reading -> new Clarification.Choice(reading.id(), reading.text(), reading.confidence()))
                .toList();
        String message = answer.message() == null ? "The question could not be understood." : answer.message();
        return new Refusal.Unclear(outcome, new Clarification(message, choices, answer.unknownWords()));
    }
}
