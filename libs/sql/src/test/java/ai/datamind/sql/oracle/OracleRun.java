package ai.datamind.sql.oracle;

import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs generated triples; {@code main} with how many and a seed. */
public final class OracleRun {
    private final List<PolicyCase> cases = PolicyCase.all();
    private final Report report = new Report();

    /** What came of the triples. */
    static final class Report {
        int triples;
        int equal;
        int bothFailed;
        /** The engine failed on visible rows in its order of evaluation; ours did not need to. */
        int nativeFailedOnly;

        /** The same the other way: the error is there without the hidden rows too. */
        int ownFailedOnly;

        int invalid;
        final Map<String, Integer> refused = new TreeMap<>();
        final Map<String, String> refusals = new TreeMap<>();
        final List<String> differences = new ArrayList<>();
        final List<String> leaks = new ArrayList<>();

        @Override
        public String toString() {
            return "triples " + triples + " equal " + equal + " both failed " + bothFailed + " only native failed "
                    + nativeFailedOnly + " only ours failed on visible rows " + ownFailedOnly + " invalid " + invalid
                    + " refused " + refused + " differences " + differences.size() + " leaks " + leaks.size();
        }
    }

    public static void main(String[] args) throws IOException, SQLException {
        int triples = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        long start = System.nanoTime();
        Report report = new OracleRun().run(triples, seed);
        report.leaks.stream().limit(8).forEach(s -> System.out.println("LEAK " + s));
        report.differences.stream().limit(8).forEach(s -> System.out.println("DIFFERENT " + s));
        report.refusals.forEach((why, sql) -> System.out.println("REFUSED " + why + "\n  " + sql));
        System.out.println(report + " seconds " + (System.nanoTime() - start) / 1_000_000_000);
    }

    Report run(int triples, long seed) throws IOException, SQLException {
        try (OracleServer server = new OracleServer(cases)) {
            for (long i = 0; report.triples < triples; i++) {
                String sql = new QueryGenerator(seed * 1_000_003 + i).statement();
                for (int k = 0; k < 3; k++) {
                    one(server, sql, (int) ((i * 3 + k) % cases.size()));
                }
            }
        }
        return report;
    }

    private void one(OracleServer server, String sql, int policy) throws SQLException {
        String state = null;
        List<List<String>> expected = null;
        try {
            expected = server.natively(policy, sql);
        } catch (SQLException e) {
            state = e.getSQLState();
        }
        if (state != null && (state.startsWith("42") || state.equals("57014"))) {
            report.invalid++;
            return;
        }
        report.triples++;
        GovernedStatement governed = null;
        try {
            AdmittedStatement admitted = Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
            governed = Governor.govern(
                    admitted, server.catalog(), cases.get(policy).set("v" + policy), GovernOptions.unbounded());
            compare(expected, server.governed(governed), policy, sql, governed.sql());
        } catch (Rejected e) {
            report.refused.merge(e.getMessage(), 1, Integer::sum);
            report.refusals.putIfAbsent(e.getMessage(), sql);
        } catch (SQLException e) {
            if (state != null) {
                report.bothFailed++;
            } else if ("57014".equals(e.getSQLState())) {
                report.invalid++;
            } else {
                failed(server, governed, policy, sql, e);
            }
        }
    }

    /** Ours failed where the engine's own protection did not: a leak, unless hidden rows' values have no part in it. */
    private void failed(OracleServer server, GovernedStatement governed, int policy, String sql, SQLException e)
            throws SQLException {
        String otherwise = server.failsOnOthers(governed, cases.get(policy), policy, false);
        String control = server.failsOnOthers(governed, cases.get(policy), policy, true);
        if (String.valueOf(control).equals(String.valueOf(otherwise))) {
            report.ownFailedOnly++;
        } else {
            report.leaks.add(policy + " " + e.getMessage() + "\n  " + sql + "\n  " + governed.sql() + "\n  otherwise "
                    + otherwise);
        }
    }

    private void compare(List<List<String>> expected, List<List<String>> got, int policy, String sql, String governed) {
        if (expected == null) {
            report.nativeFailedOnly++;
            return;
        }
        Comparator<List<String>> order = Comparator.comparing(String::valueOf);
        expected.sort(order);
        got.sort(order);
        if (expected.equals(got)) {
            report.equal++;
        } else {
            report.differences.add(policy + " expected " + expected.size() + " rows, got " + got.size() + "\n  " + sql
                    + "\n  " + governed);
        }
    }
}
