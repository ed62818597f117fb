package ai.datamind.sql.certify;

import ai.datamind.sql.govern.GovernedStatement;
import java.util.List;

/** The only thing a warehouse may run. */
public final class CertifiedStatement {
    private final GovernedStatement governed;
    private final double estimatedCost;
    private final double estimatedRows;

    CertifiedStatement(GovernedStatement governed, double estimatedCost, double estimatedRows) {
        this.governed = governed;
        this.estimatedCost = estimatedCost;
        this.estimatedRows = estimatedRows;
    }

    public GovernedStatement governed() {
        return governed;
    }

    public String sql() {
        return governed.sql();
    }

    public List<Object> values(List<?> userValues) {
        return governed.values(userValues);
    }

    /** In the planner's units. */
    public double estimatedCost() {
        return estimatedCost;
    }

    public double estimatedRows() {
        return estimatedRows;
    }
}
