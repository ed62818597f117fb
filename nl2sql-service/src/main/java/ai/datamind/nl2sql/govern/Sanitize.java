package ai.datamind.nl2sql.govern;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.optimize.Optimized;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.refusal.Rejection;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.certify.Certifier;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Rewrites the statement so that it returns what this subject may see, and has the engine's plan certify it. */
@ApplicationScoped
public class Sanitize implements Stage<Optimized, Governed> {
    /** Reasons that speak of rights: for the asker of a question they mean "not allowed", not "bad SQL". */
    private static final Set<Reason> RIGHTS =
            Set.of(Reason.COLUMN_DENIED, Reason.COLUMN_PROTECTED, Reason.MISSING_ATTRIBUTE);

    private final Decisions decisions;
    private final Certification certification;
    private final Worker worker;

    Sanitize(Decisions decisions, Certification certification, Worker worker) {
        this.decisions = decisions;
        this.certification = certification;
        this.worker = worker;
    }

    @Override
    public StageName name() {
        return StageName.SANITIZE;
    }

    @Override
    public Uni<Governed> apply(Optimized optimized) {
        Asking asking = optimized.checked().candidate().asking();
        return decisions
                .of(asking)
                .flatMap(decision -> worker.run(() -> rewrite(optimized, decision))
                        .flatMap(governed -> certification.of(governed, optimized, decision)));
    }

    /** The first half of the stage without its rim. */
    public static GovernedStatement rewrite(Optimized optimized, Decision decision) {
        Candidate candidate = optimized.checked().candidate();
        try {
            GovernedStatement governed = Governor.govern(
                    optimized.checked().admitted(),
                    optimized.checked().catalog(),
                    decision.policies(),
                    GovernOptions.rowLimit(optimized.rowLimit()));
            if (asked(candidate)
                    && governed.applied().stream().anyMatch(policy -> policy.kind() == AppliedPolicy.Kind.NO_ROWS)) {
                throw notAllowed();
            }
            return governed;
        } catch (Rejected rejected) {
            boolean rights = rejected.violations().stream().allMatch(violation -> RIGHTS.contains(violation.reason()));
            throw asked(candidate) && rights ? notAllowed() : Rejection.of(rejected);
        }
    }

    /** The second half: what the engine plans has to be what was promised. */
    public static CertifiedStatement certify(GovernedStatement governed, String plan) {
        try {
            return Certifier.certify(governed, plan);
        } catch (Rejected rejected) {
            throw Rejection.of(rejected);
        }
    }

    private static boolean asked(Candidate candidate) {
        return candidate.source() instanceof Understood;
    }

    private static Refused notAllowed() {
        return new Refused(new Refusal.NotAllowed("Your policies do not let you see the data this question needs."));
    }
}
