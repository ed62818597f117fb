package ai.datamind.governance.audit;

import ai.datamind.governance.chain.Checkpoint;
import ai.datamind.governance.chain.Verification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Verifies the chain as it is stored, in steps and in one snapshot, so that entries arriving meanwhile disturb nothing. */
@ApplicationScoped
class ChainCheck {
    private static final int STEP = 1000;
    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final Pool pool;
    private final AuditRepository entries;
    private final Seal seal;

    ChainCheck(Pool pool, AuditRepository entries, Seal seal) {
        this.pool = pool;
        this.entries = entries;
        this.seal = seal;
    }

    Uni<Verification.Report> run() {
        return pool.withTransaction(tx -> tx.query(ONE_SNAPSHOT)
                .execute()
                .chain(() -> entries.checkpoints(tx))
                .chain(checkpoints -> walk(tx, new Verification(checkpoints, seal::isForged)))
                .chain(walked -> entries.head(tx).map(walked::end)));
    }

    Uni<List<Checkpoint>> checkpoints() {
        return entries.checkpoints(pool);
    }

    private Uni<Verification> walk(SqlConnection tx, Verification verification) {
        return entries.after(tx, verification.lastSeq(), STEP).chain(step -> {
            step.forEach(verification::add);
            return step.size() < STEP ? Uni.createFrom().item(verification) : walk(tx, verification);
        });
    }
}
