package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.attempt.DurableIntent;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.candidate.Generate;
import ai.datamind.nl2sql.check.Validate;
import ai.datamind.nl2sql.execution.Execute;
import ai.datamind.nl2sql.execution.ReadyToRun;
import ai.datamind.nl2sql.explanation.Answer;
import ai.datamind.nl2sql.explanation.Explain;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.govern.Sanitize;
import ai.datamind.nl2sql.interpretation.Interpret;
import ai.datamind.nl2sql.optimize.Optimize;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.Flow;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The seven stages, in order. There is no other way from a question or a statement to rows. */
@ApplicationScoped
public class Pipeline {
    private final Interpret interpret;
    private final Generate generate;
    private final Validate validate;
    private final Optimize optimize;
    private final Sanitize sanitize;
    private final Execute execute;
    private final Explain explain;

    Pipeline(
            Interpret interpret,
            Generate generate,
            Validate validate,
            Optimize optimize,
            Sanitize sanitize,
            Execute execute,
            Explain explain) {
        this.interpret = interpret;
        this.generate = generate;
        this.validate = validate;
        this.optimize = optimize;
        this.sanitize = sanitize;
        this.execute = execute;
        this.explain = explain;
    }

    /** Question to answer. */
    public Uni<Answer> answer(Question question, Uni<DurableIntent> intent, StageLog log) {
        return rows(governed(question, log), intent).end();
    }

    /** Question to a statement that may run and does not. */
    public Uni<Governed> prepare(Question question, StageLog log) {
        return governed(question, log).end();
    }

    /** Written SQL to its rows: everything but the first two stages. */
    public Uni<Answer> run(Candidate written, Uni<DurableIntent> intent, StageLog log) {
        return rows(checked(Flow.of(written, log)), intent).end();
    }

    /** Written SQL to a statement that may run and does not. */
    public Uni<Governed> check(Candidate written, StageLog log) {
        return checked(Flow.of(written, log)).end();
    }

    private Flow<Governed> governed(Question question, StageLog log) {
        return checked(Flow.of(question, log).then(interpret).then(generate));
    }

    private Flow<Governed> checked(Flow<Candidate> candidate) {
        return candidate.then(validate).then(optimize).then(sanitize);
    }

    private Flow<Answer> rows(Flow<Governed> governed, Uni<DurableIntent> intent) {
        return governed.join(intent, ReadyToRun::new).then(execute).then(explain);
    }
}
