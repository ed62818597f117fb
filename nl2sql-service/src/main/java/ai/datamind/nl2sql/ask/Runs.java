package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.attempt.AttemptRepository;
import ai.datamind.nl2sql.attempt.Closing;
import ai.datamind.nl2sql.attempt.DurableIntent;
import ai.datamind.nl2sql.attempt.Opening;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.StageLog;
import ai.datamind.nl2sql.stage.Worker;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Opens an attempt, lets the pipeline work, closes the attempt, and only then hands the answer or the refusal out. */
@ApplicationScoped
public class Runs {
    private static final Logger LOG = Logger.getLogger(Runs.class);

    private final Pipeline pipeline;
    private final AttemptRepository attempts;
    private final ObjectMapper mapper;

    Runs(Pipeline pipeline, AttemptRepository attempts, ObjectMapper mapper) {
        this.pipeline = pipeline;
        this.attempts = attempts;
        this.mapper = mapper;
    }

    public Uni<AskResponse> ask(Question question, List<String> notes, StageLog log) {
        return run(Run.of(opening(question), log), intent -> answering(question, notes, intent, log));
    }

    private Uni<AskResponse> answering(Question question, List<String> notes, Uni<DurableIntent> intent, StageLog log) {
        return pipeline.answer(question, intent, log)
                .map(answer -> Bodies.answered(question.text(), answer, log, notes));
    }

    Uni<AskResponse> generate(Question question, StageLog log) {
        return run(
                Run.of(opening(question), log),
                intent -> pipeline.prepare(question, log)
                        .map(governed -> Bodies.generated(question.text(), governed, log)));
    }

    /** @param question the words the SQL was once made of, or null */
    public Uni<AskResponse> execute(Candidate written, String question, List<String> notes, StageLog log) {
        return run(Run.of(opening(written), log), intent -> executing(written, question, notes, intent, log));
    }

    private Uni<AskResponse> executing(
            Candidate written, String question, List<String> notes, Uni<DurableIntent> intent, StageLog log) {
        return pipeline.run(written, intent, log).map(answer -> Bodies.answered(question, answer, log, notes));
    }

    private static Opening opening(Candidate written) {
        Asking asking = written.asking();
        return new Opening(
                asking.queryId(),
                asking.caller(),
                null,
                new Opening.Written(written.sql(), written.parameters()),
                asking.warehouse(),
                asking.limit(),
                new Opening.Origin(null, asking.projectId(), null));
    }

    private static Opening opening(Question question) {
        Asking asking = question.asking();
        return new Opening(
                asking.queryId(),
                asking.caller(),
                question.text(),
                null,
                asking.warehouse(),
                asking.limit(),
                new Opening.Origin(
                        question.provider(),
                        question.projectId(),
                        question.follows().conversationId()));
    }

    /** Answers as soon as the attempt is durable; what becomes of it is told by its status. */
    Uni<Started> background(Candidate written, String question, List<String> notes) {
        Run run = Run.of(opening(written), StageLog.silent());
        return begun(run, intent -> executing(written, question, notes, intent, run.log()));
    }

    Uni<Started> background(Question question, List<String> notes) {
        Run run = Run.of(opening(question), StageLog.silent());
        return begun(run, intent -> answering(question, notes, intent, run.log()));
    }

    private Uni<Started> begun(Run run, Function<Uni<DurableIntent>, Uni<AskResponse>> work) {
        Opening opening = run.opening();
        return attempts.open(opening)
                .map(durable -> {
                    Uni<DurableIntent> intent = Uni.createFrom().item(durable);
                    ended(run, intent, work.apply(intent))
                            .subscribe()
                            .with(
                                    body -> LOG.debugf("%s ended", body.queryId()),
                                    failure -> LOG.debugf(failure, "%s failed", opening.queryId()));
                    return new Started(
                            opening.queryId(),
                            "running",
                            "/api/v1/queries/" + opening.queryId() + "/status",
                            opening.caller().correlationId());
                })
                .onFailure(Refused.class)
                .transform(failure -> problem(run, failure));
    }

    /** @param statusUrl where it is told what became of it */
    record Started(String queryId, String status, String statusUrl, String correlationId) {}

    /** The intent is made durable while the first stages work; the execution waits for it, and so does every end. */
    private Uni<AskResponse> run(Run run, Function<Uni<DurableIntent>, Uni<? extends AskResponse>> work) {
        Uni<DurableIntent> intent = attempts.open(run.opening()).memoize().indefinitely();
        intent.subscribe().with(durable -> {}, failure -> LOG.errorf(failure, "The audit store takes no entries"));
        return ended(run, intent, work.apply(intent).map(body -> body));
    }

    private Uni<AskResponse> ended(Run run, Uni<DurableIntent> intent, Uni<AskResponse> work) {
        return work.emitOn(Worker.home())
                .onFailure(Runs::isUnclear)
                .recoverWithItem(failure -> unclear(run, failure))
                .onItemOrFailure()
                .transformToUni((body, failure) -> intent.flatMap(
                                durable -> attempts.close(durable, closing(run, body, failure)))
                        .onItem()
                        .transformToUni(closed -> failure == null
                                ? Uni.createFrom().item(body)
                                : Uni.createFrom().failure(failure)))
                .onFailure(Refused.class)
                .transform(failure -> problem(run, failure));
    }

    private static Throwable problem(Run run, Throwable failure) {
        return RefusalProblem.of(((Refused) failure).refusal(), run.opening().queryId())
                .causedBy(failure);
    }

    private Closing closing(Run run, AskResponse body, Throwable failure) {
        return failure == null ? run.answered(body, mapper) : run.failed(failure);
    }

    private static boolean isUnclear(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal() instanceof Refusal.Unclear;
    }

    private static AskResponse unclear(Run run, Throwable failure) {
        Opening opening = run.opening();
        return Bodies.unclear(
                opening.queryId(),
                opening.question(),
                (Refusal.Unclear) ((Refused) failure).refusal(),
                run.log(),
                opening.caller().correlationId());
    }
}
