package ai.datamind.sql.parse;

import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT created_at, \"update\" FROM delete_log WHERE note = 'DROP TABLE'",
                "SELECT a || b || c FROM t WHERE NOT a = b AND (c OR d) AND e BETWEEN 1 AND 2 + 3",
                "SELECT -a + b * c FROM t WHERE a IS NOT NULL AND b LIKE 'x%' ESCAPE '!'",
                "SELECT x -- remark\n FROM t /* a /* nested */ one */ WHERE y = 'it''s';",
                "SELECT $1::int FROM t WHERE a->>'k' = 'v' AND b @> '{1}'",
                "SELECT sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t",
                "SELECT date '1998-12-01' - interval '90' day, extract(year FROM d), substring(s FROM 1 FOR 2) FROM t",
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r"
            })
    void queriesAreAdmitted(String sql) {
        ParsedStatement parsed = Parser.parse(SqlText.of(sql));

        assertThat(Firewall.postgresql().admit(parsed)).isNotNull();
        assertThat(parsed.text().sameTokens(Parser.print(parsed.copy()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a FROM t '",
                "SELECT a FROM t SEL",
                "SELECT 1; SELECT 2",
                "SELECT a:b FROM t",
                "",
                "   ",
                "-- nothing"
            })
    void whatIsNotWhollyAQueryIsRefused(String sql) {
        assertThatThrownBy(() -> Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void deepAndWideTextsAreRefusedBeforeTheParser() {
        for (String sql : new String[] {
            "SELECT " + "(".repeat(3000) + "1" + ")".repeat(3000),
            "SELECT 1 FROM t WHERE a = 1" + " OR a = 1".repeat(5000),
            "SELECT " + "CASE WHEN a THEN ".repeat(500),
            "SELECT a FROM t WHERE b IN (1" + ", 1".repeat(20_000) + ")"
        }) {
            // Processor time: a busy machine must not fail this.
            var clock = ManagementFactory.getThreadMXBean();
            long start = clock.getCurrentThreadCpuTime();
            assertThatThrownBy(() -> Parser.parse(SqlText.of(sql))).isInstanceOf(Rejected.class);
            assertThat(clock.getCurrentThreadCpuTime() - start).isLessThan(500_000_000L);
        }
    }
}
