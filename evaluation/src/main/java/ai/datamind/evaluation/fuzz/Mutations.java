package ai.datamind.evaluation.fuzz;

import ai.datamind.evaluation.generate.QueryGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements with characters lost, doubled, replaced and put in, and pieces of others behind. */
final class Mutations {
    private static final int GENERATED = 300;
    private static final int LONGEST = 4_000;
    private static final List<String> WRITTEN = List.of(
            "SELECT a, count(*) FROM t JOIN u USING (k) WHERE a IN (1, 2) AND b LIKE 'x%' GROUP BY a HAVING count(*) > 1 ORDER BY 1 LIMIT 5",
            "WITH c AS (SELECT x FROM t WHERE y = 'it''s') SELECT * FROM c, LATERAL (SELECT x::int + 1 AS z) q WHERE EXISTS (SELECT 1 FROM u)",
            "SELECT CASE WHEN a THEN $x$b$x$ ELSE \"C\" END, sum(a) OVER (PARTITION BY b), -1.5e3, a->>'k' FROM s.t AS t(a, b) -- end",
            "SELECT 1 UNION ALL (SELECT extract(year FROM d) FROM t) EXCEPT SELECT $1 /* c */ ORDER BY 1 DESC NULLS LAST",
            "SELECT ARRAY[1,2], E'a\\n', date '2020-01-01' - interval '1 day', (a, b) = (1, 2), x IS NOT DISTINCT FROM y FROM t",
            "SELECT a.b.c, t.*, x[1:2], (r).f, q @> '{1}' FROM ONLY t TABLESAMPLE SYSTEM (1) FOR UPDATE");
    private static final String PIECES = "'\"`$();,.*:=<>!@#%^&|~?[]{}/-+ \n\t\\abSELxX01_\u00e9\u202e\u200b\uff07";

    private final Random random;
    private final List<String> seeds = new ArrayList<>(WRITTEN);

    Mutations(long seed) {
        random = new Random(seed);
        for (int i = 0; i < GENERATED; i++) {
            String sql = new QueryGenerator(seed + i).statement();
            seeds.add(sql.length() < LONGEST ? sql : sql.substring(0, LONGEST));
        }
    }

    String next() {
        StringBuilder sql = new StringBuilder(seed());
        for (int n = 1 + random.nextInt(4); n > 0 && !sql.isEmpty(); n--) {
            int at = random.nextInt(sql.length());
            switch (random.nextInt(6)) {
                case 0 -> sql.deleteCharAt(at);
                case 1 -> sql.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> sql.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 3 -> sql.insert(at, sql.substring(at, Math.min(sql.length(), at + random.nextInt(30))));
                case 4 -> sql.delete(at, Math.min(sql.length(), at + random.nextInt(20)));
                default -> {
                    String other = seed();
                    sql.append(' ').append(other, 0, random.nextInt(Math.min(20, other.length())));
                }
            }
        }
        return sql.toString();
    }

    /** Half of them the short ones, which hold the rarer signs. */
    private String seed() {
        return random.nextBoolean()
                ? WRITTEN.get(random.nextInt(WRITTEN.size()))
                : seeds.get(random.nextInt(seeds.size()));
    }
}
