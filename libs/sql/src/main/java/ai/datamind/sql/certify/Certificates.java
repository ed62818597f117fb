package ai.datamind.sql.certify;

import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.kept.Kept;
import ai.datamind.sql.text.Rejected;
import java.time.Duration;
import java.util.Optional;

/**
 * Certificates by shape: one plan certifies a printed statement for everybody it is printed for, under the same catalog
 * and policies. One object per warehouse, for a plan says nothing of another's. Kept are verdict and estimates; the
 * statement in a certificate is ever the asker's own, with the asker's values.
 */
public final class Certificates {
    private static final long KEPT_CHARACTERS = 8_000_000;

    private final long longestNanos;
    private final Kept<GovernedStatement.Shape, Verdict> verdicts =
            new Kept<>(KEPT_CHARACTERS, (shape, verdict) -> shape.sql().length());

    /** @param longest for which a plan is believed: what is changed behind the catalog's back is found after it */
    public Certificates(Duration longest) {
        this.longestNanos = longest.toNanos();
    }

    private record Verdict(double cost, double rows, long nanos) {}

    /** The certificate of a statement whose shape was certified before; else it has to be explained. */
    public Optional<CertifiedStatement> of(GovernedStatement governed) {
        return verdicts.of(governed.certifiedBy())
                .filter(verdict -> System.nanoTime() - verdict.nanos() < longestNanos)
                .map(verdict -> new CertifiedStatement(governed, verdict.cost(), verdict.rows()));
    }

    /**
     * Certifies and remembers. A refusal is not remembered.
     *
     * @throws Rejected NOT_CERTIFIED
     */
    public CertifiedStatement certify(GovernedStatement governed, String explainJson) {
        CertifiedStatement certified = Certifier.certify(governed, explainJson);
        verdicts.put(
                governed.certifiedBy(),
                new Verdict(certified.estimatedCost(), certified.estimatedRows(), System.nanoTime()));
        return certified;
    }
}
