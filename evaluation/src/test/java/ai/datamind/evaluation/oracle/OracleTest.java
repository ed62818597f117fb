package ai.datamind.evaluation.oracle;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The gate's share of the oracle; {@code ./datamind bench oracle} for the whole. */
class OracleTest {
    @Test
    void governedQueriesGiveWhatTheEngineItselfWouldGive() throws IOException, SQLException {
        Report report = OracleCommand.run(600, 11, 8);

        assertThat(report.faults().stream().filter(f -> !f.startsWith("REFUSED") && !f.startsWith("OWN_FAILED")))
                .isEmpty();
        assertThat(report.narrowed()).isPositive();
        assertThat(report.of(Report.End.EQUAL)).isGreaterThan(report.triples() / 2);
        assertThat(report.of(Report.End.REFUSED)).isLessThan(report.triples() / 20);
    }
}
