package ai.datamind.sql.parse;

import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Mutated statements: every verdict is an admission of the very tokens or a refusal. {@code -Dfuzz.inputs=1000000}. */
class FuzzTest {
    private static final List<String> SEEDS = List.of(
            "SELECT a, count(*) FROM t JOIN u USING (k) WHERE a IN (1, 2) AND b LIKE 'x%' GROUP BY a HAVING count(*) > 1 ORDER BY 1 LIMIT 5",
            "WITH c AS (SELECT x FROM t WHERE y = 'it''s') SELECT * FROM c, LATERAL (SELECT x::int + 1 AS z) q WHERE EXISTS (SELECT 1 FROM u)",
            "SELECT CASE WHEN a THEN $x$b$x$ ELSE \"C\" END, sum(a) OVER (PARTITION BY b), -1.5e3, a->>'k' FROM s.t AS t(a, b) -- end",
            "SELECT 1 UNION ALL (SELECT extract(year FROM d) FROM t) EXCEPT SELECT $1 /* c */ ORDER BY 1 DESC NULLS LAST",
            "SELECT ARRAY[1,2], E'a\\n', date '2020-01-01' - interval '1 day', (a, b) = (1, 2), x IS NOT DISTINCT FROM y FROM t");
    private static final String PIECES = "'\"`$();,.*:=<>!@#%^&|~?[]{}/-+ \n\t\\abSELxX01_";

    @Test
    void everyInputGetsAVerdict() {
        Random random = new Random(Long.getLong("fuzz.seed", 5L));
        int inputs = Integer.getInteger("fuzz.inputs", 6_000);
        int admitted = 0;
        long slowest = 0;
        for (int i = 0; i < inputs; i++) {
            String sql = mutated(random);
            long start = System.nanoTime();
            try {
                ParsedStatement parsed = Parser.parse(SqlText.of(sql));
                assertThat(parsed.text().sameTokens(Parser.print(parsed.tree())))
                        .as(sql)
                        .isTrue();
                assertThat(Firewall.postgresql().admit(parsed)).isNotNull();
                admitted++;
            } catch (Rejected e) {
                assertThat(e.violations()).isNotEmpty();
            }
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        System.out.println("fuzz inputs " + inputs + " admitted " + admitted + " slowest ms " + slowest / 1_000_000);
        assertThat(admitted).isPositive().isLessThan(inputs);
    }

    private static String mutated(Random random) {
        StringBuilder sql = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(sql.length());
            switch (random.nextInt(5)) {
                case 0 -> sql.deleteCharAt(at);
                case 1 -> sql.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> sql.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 3 -> sql.insert(at, sql.substring(at, Math.min(sql.length(), at + random.nextInt(30))));
                default -> sql.append(' ').append(SEEDS.get(random.nextInt(SEEDS.size())), 0, random.nextInt(20));
            }
        }
        return sql.toString();
    }
}
