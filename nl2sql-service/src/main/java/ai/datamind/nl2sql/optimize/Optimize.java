package ai.datamind.nl2sql.optimize;

import ai.datamind.nl2sql.check.Checked;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds the result. The cost of running it is judged after governing, on the plan that certifies the statement: one plan serves
 * both, and it is the plan of what really runs.
 */
@ApplicationScoped
public class Optimize implements Stage<Checked, Optimized> {
    @Override
    public StageName name() {
        return StageName.OPTIMIZE;
    }

    @Override
    public Uni<Optimized> apply(Checked checked) {
        return Uni.createFrom().item(bounded(checked));
    }

    /** The stage without its rim. */
    public static Optimized bounded(Checked checked) {
        return new Optimized(checked, checked.candidate().asking().limit() + 1);
    }
}
