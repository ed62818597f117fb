package ai.datamind.nl2sql.execution;

import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.literal.MaskedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Writes down which statements keep the warehouse busy: never a value of them. */
@ApplicationScoped
class SlowQueries {
    private static final Logger LOG = Logger.getLogger("datamind.slow-query");

    private final ExecutionConfig config;

    SlowQueries(ExecutionConfig config) {
        this.config = config;
    }

    void note(Governed governed, Duration took) {
        if (took.compareTo(config.slowAfter()) <= 0) return;
        LOG.warnf(
                "%s took %d ms on %s (expected cost %.0f, rows %.0f): %s",
                governed.optimized().checked().candidate().asking().queryId(),
                took.toMillis(),
                governed.optimized().checked().candidate().asking().warehouse(),
                governed.certified().estimatedCost(),
                governed.certified().estimatedRows(),
                MaskedSql.of(governed.optimized().checked().candidate().sql()));
    }
}
