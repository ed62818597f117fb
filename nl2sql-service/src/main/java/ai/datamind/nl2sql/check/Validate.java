package ai.datamind.nl2sql.check;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.decision.Decisions;
import ai.datamind.nl2sql.refusal.Rejection;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.Catalog;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.scope.ResolvedStatement;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.text.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a candidate through only if it is one reading statement that is understood wholly, over tables the subject may know of. */
@ApplicationScoped
public class Validate implements Stage<Candidate, Checked> {
    private final Catalog catalog;
    private final Decisions decisions;
    private final Worker worker;

    Validate(Catalog catalog, Decisions decisions, Worker worker) {
        this.catalog = catalog;
        this.decisions = decisions;
        this.worker = worker;
    }

    @Override
    public StageName name() {
        return StageName.VALIDATE;
    }

    @Override
    public Uni<Checked> apply(Candidate candidate) {
        Uni<Decision> decision = decisions.of(candidate.asking());
        return catalog.snapshot(candidate.asking().warehouse())
                .flatMap(snapshot -> decision.flatMap(
                        known -> worker.run(() -> check(candidate, snapshot, known.visible(snapshot)))));
    }

    /** The stage without its rim: {@code visible} is what the subject could know of {@code catalog}. */
    public static Checked check(Candidate candidate, CatalogSnapshot catalog, CatalogSnapshot visible) {
        try {
            AdmittedStatement admitted = Firewall.postgresql().admit(candidate.sql());
            ResolvedStatement resolved = Resolver.resolve(admitted, visible);
            return new Checked(
                    candidate,
                    admitted,
                    catalog,
                    resolved.relations().stream().map(Checked::print).sorted().toList(),
                    resolved.outputColumns().stream()
                            .map(column -> column.name())
                            .toList());
        } catch (Rejected rejected) {
            throw Rejection.of(rejected);
        }
    }
}
