package ai.datamind.evaluation.oracle;

import ai.datamind.evaluation.generate.PolicyCase;
import ai.datamind.evaluation.generate.QueryGenerator;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.List;
import java.util.Map;

/** A monotone query under a policy and under a narrower one: the second gives some of the rows of the first, and no others. */
final class Narrowing {
    private static final List<Map.Entry<String, String>> NARROWER = List.of(
            Map.entry("region", "id <> 2"),
            Map.entry("customer", "tenant <> 1 AND id > 3"),
            Map.entry("orders", "qty IS NOT NULL AND id <> 17"),
            Map.entry("item", "line <> 2"));
    private static final int CASES_PER_QUERY = 3;
    private final Engine engine;
    private final List<PolicyCase> cases;
    private final Report report;

    Narrowing(Engine engine, List<PolicyCase> cases, Report report) {
        this.engine = engine;
        this.cases = cases;
        this.report = report;
    }

    void run(int pairs, long seed) {
        for (int i = 0; i < pairs; i++) {
            String sql =
                    QueryGenerator.monotone(seed * 7_919 + i / CASES_PER_QUERY).statement();
            int policy = i % cases.size();
            var narrower = NARROWER.get((i / cases.size()) % NARROWER.size());
            if (!cases.get(policy).grows(narrower.getKey())) {
                one(sql, policy, narrower.getKey(), narrower.getValue());
            }
        }
    }

    private void one(String sql, int policy, String table, String predicate) {
        try {
            Outcome wide = engine.governed(governed(sql, cases.get(policy), "w" + policy));
            Outcome narrow =
                    engine.governed(governed(sql, cases.get(policy).narrowed(table, predicate), "n" + policy + table));
            if (wide instanceof Outcome.Rows all && narrow instanceof Outcome.Rows some) {
                boolean inside = holds(all.sorted(), some.sorted());
                report.narrowed(
                        inside,
                        inside
                                ? ""
                                : "narrower on " + table + ", case " + policy + " "
                                        + cases.get(policy).filters() + "\n  " + sql);
            }
        } catch (Rejected e) {
            report.narrowingRefused();
        }
    }

    /** Whether every row of {@code some} is in {@code all}, as often; both are sorted. */
    private static boolean holds(List<String> all, List<String> some) {
        int at = 0;
        for (String row : some) {
            while (at < all.size() && all.get(at).compareTo(row) < 0) {
                at++;
            }
            if (at == all.size() || !all.get(at).equals(row)) {
                return false;
            }
            at++;
        }
        return true;
    }

    private GovernedStatement governed(String sql, PolicyCase policy, String version) {
        return Governor.govern(
                Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))),
                engine.catalog(),
                policy.set(Engine.PLAIN, version),
                GovernOptions.unbounded());
    }
}
