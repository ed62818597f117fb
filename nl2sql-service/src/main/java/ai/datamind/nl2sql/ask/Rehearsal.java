package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.candidate.Trial;
import ai.datamind.nl2sql.check.Checked;
import ai.datamind.nl2sql.check.Compared;
import ai.datamind.nl2sql.check.Validate;
import ai.datamind.nl2sql.govern.Sanitize;
import ai.datamind.nl2sql.optimize.Optimize;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.refusal.Violation;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Says of a candidate what the stages up to the engine's plan would say of it. What its writer can mend comes back as violations;
 * what no other wording would change (rights, budgets, a source that is down) stays a refusal.
 */
@ApplicationScoped
class Rehearsal implements Trial {
    private final Validate validate;
    private final Optimize optimize;
    private final Sanitize sanitize;
    private final Worker worker;

    Rehearsal(Validate validate, Optimize optimize, Sanitize sanitize, Worker worker) {
        this.validate = validate;
        this.optimize = optimize;
        this.sanitize = sanitize;
        this.worker = worker;
    }

    @Override
    public Uni<Tried> of(Candidate candidate, String other) {
        return validate.apply(candidate)
                .flatMap(checked -> planned(checked)
                        .flatMap(fine -> worker.run(() -> new Tried(List.of(), Compared.with(checked, other)))))
                .onFailure(failure -> !mendable(failure).isEmpty())
                .recoverWithItem(failure -> new Tried(mendable(failure), Optional.empty()));
    }

    private Uni<?> planned(Checked checked) {
        return optimize.apply(checked).flatMap(sanitize::apply);
    }

    private static List<Violation> mendable(Throwable failure) {
        if (!(failure instanceof Refused refused)) return List.of();
        return switch (refused.refusal()) {
            case Refusal.Rejected rejected -> rejected.violations();
            case Refusal.TooLarge tooLarge -> List.of(new Violation("RESULT_TOO_LARGE", tooLarge.detail(), -1));
            case Refusal.Failed failed -> List.of(new Violation("ENGINE_REJECTED", failed.detail(), -1));
            default -> List.of();
        };
    }
}
