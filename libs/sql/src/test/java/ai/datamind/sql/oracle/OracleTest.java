package ai.datamind.sql.oracle;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The gate's share of the oracle; {@code -Doracle.triples=100000 -Doracle.seed=7} for the whole. */
class OracleTest {
    @Test
    void governedQueriesGiveWhatNativeRowSecurityGives() throws IOException, SQLException {
        OracleRun.Report report =
                new OracleRun().run(Integer.getInteger("oracle.triples", 900), Long.getLong("oracle.seed", 11L));

        System.out.println(report);
        assertThat(report.differences).isEmpty();
        assertThat(report.leaks).isEmpty();
        assertThat(report.equal).isGreaterThan(report.triples / 2);
    }
}
