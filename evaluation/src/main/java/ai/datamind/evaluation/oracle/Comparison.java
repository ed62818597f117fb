package ai.datamind.evaluation.oracle;

import ai.datamind.evaluation.generate.PolicyCase;
import ai.datamind.evaluation.generate.QueryGenerator;
import ai.datamind.evaluation.oracle.Report.End;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Generated queries × policy cases: one triple after another. */
final class Comparison {
    private static final int CASES_PER_QUERY = 4;
    private static final Set<Reason> DENIALS = Set.of(Reason.COLUMN_DENIED, Reason.UNKNOWN_RELATION);
    private final Engine engine;
    private final List<PolicyCase> cases;
    private final Report report;
    /** The first of a query's triples has its plan read: to plan each statement twice would halve what a night gives. */
    private boolean certifying;

    Comparison(Engine engine, List<PolicyCase> cases, Report report) {
        this.engine = engine;
        this.cases = cases;
        this.report = report;
    }

    void run(int triples, long seed) throws SQLException {
        int end = report.triples() + triples;
        for (long i = 0; report.triples() < end; i++) {
            String sql = new QueryGenerator(seed * 1_000_003 + i).statement();
            for (int k = 0; k < CASES_PER_QUERY && report.triples() < end; k++) {
                certifying = k == 0;
                one(sql, (int) ((i * CASES_PER_QUERY + k) % cases.size()));
            }
        }
    }

    private void one(String sql, int policy) throws SQLException {
        Outcome expected = engine.natively(policy, sql);
        boolean denied = expected.state().equals("42501");
        if (expected.timedOut()) {
            report.timedOut();
        } else if ((expected.state().startsWith("42") || expected.state().startsWith("0A")) && !denied) {
            report.invalid();
        } else {
            governed(sql, policy, expected, denied);
        }
    }

    private void governed(String sql, int policy, Outcome expected, boolean denied) throws SQLException {
        GovernedStatement governed;
        Outcome got;
        try {
            AdmittedStatement admitted = Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
            governed = Governor.govern(
                    admitted,
                    engine.catalog(),
                    cases.get(policy).set(Engine.PLAIN, "v" + policy),
                    GovernOptions.unbounded());
            got = certifying ? engine.certified(governed) : engine.governed(governed);
        } catch (Rejected e) {
            report.add(
                    e.reason() == Reason.COLUMN_PROTECTED
                            ? End.PROTECTED
                            : refused(expected, denied, DENIALS.contains(e.reason())),
                    e.getMessage() + "\n  " + sql + "\n  " + cases.get(policy).filters());
            return;
        }
        String what = "case " + policy + ": " + cases.get(policy).filters() + "\n  " + sql + "\n  " + governed.sql();
        if (got.timedOut()) {
            report.timedOut();
        } else if (got.state().startsWith("0A") && !denied) {
            report.add(
                    refused(expected, denied, false), "the engine, of what is printed: " + got.state() + "\n  " + what);
        } else if (summed(governed, sql, policy)) {
            report.add(End.SUMMED, "");
            flagged(governed, policy, got, what);
        } else if (denied) {
            report.add(End.DIFFERENT, "the engine denies this, " + what);
        } else {
            report.add(end(governed, policy, expected, got), got.state() + " for " + expected.state() + ", " + what);
            hidden(governed, policy, got, what);
            flagged(governed, policy, got, what);
        }
    }

    private boolean summed(GovernedStatement governed, String sql, int policy) {
        return !cases.get(policy).flags().isEmpty()
                && !Governor.govern(
                                Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))),
                                engine.catalog(),
                                cases.get(policy).withoutSums().set(Engine.PLAIN, "s" + policy),
                                GovernOptions.unbounded())
                        .sql()
                        .equals(governed.sql());
    }

    /** The same statement where flagged columns hold other values. */
    private void flagged(GovernedStatement governed, int policy, Outcome got, String what) {
        PolicyCase flags = cases.get(policy);
        if (flags.flags().isEmpty()) {
            return;
        }
        Outcome other = engine.over(governed, "other" + policy);
        boolean decides = got instanceof Outcome.Rows one
                && other instanceof Outcome.Rows two
                && !FlaggedColumns.rest(one, governed, flags).equals(FlaggedColumns.rest(two, governed, flags));
        Outcome few = engine.over(governed, "few" + policy + "a");
        Outcome changed = engine.over(governed, "few" + policy + "b");
        boolean shows = few instanceof Outcome.Rows a
                && changed instanceof Outcome.Rows b
                && !FlaggedColumns.rest(a, governed, flags).equals(FlaggedColumns.rest(b, governed, flags));
        if (decides || shows) {
            report.add(End.LEAK, "a flagged column " + (decides ? "decides, " : "shows, ") + what);
        } else {
            report.flaggedChanged();
        }
    }

    private static End refused(Outcome expected, boolean denied, boolean denial) {
        if (denial) {
            return denied
                    ? End.DENIED_ALIKE
                    : expected instanceof Outcome.Rows ? End.DENIED_UNREAD : End.REFUSED_FAILING;
        }
        return expected instanceof Outcome.Failure ? End.REFUSED_FAILING : End.REFUSED;
    }

    private End end(GovernedStatement governed, int policy, Outcome expected, Outcome got) throws SQLException {
        if (expected.equals(got)) {
            return got instanceof Outcome.Rows ? End.EQUAL : End.FAILED_ALIKE;
        }
        if (got instanceof Outcome.Rows) {
            return expected instanceof Outcome.Rows ? End.DIFFERENT : End.NATIVE_FAILED;
        }
        if (got.state().startsWith("42")) {
            return End.UNRUNNABLE;
        }
        if (!engine.fromVisibleRows(governed, policy, got)) {
            return End.LEAK;
        }
        return expected instanceof Outcome.Rows ? End.OWN_FAILED : End.FAILED_OTHERWISE;
    }

    /** The same statement where the hidden rows are others: nothing of what comes may tell. */
    private void hidden(GovernedStatement governed, int policy, Outcome got, String what) throws SQLException {
        Outcome other = engine.over(governed, "poison" + policy);
        if (other.timedOut()) {
            report.timedOut();
        } else if (other.equals(got)) {
            report.hiddenChanged();
        } else if (got instanceof Outcome.Rows && other instanceof Outcome.Rows) {
            report.add(End.LEAK, "other hidden rows give other rows, " + what);
        } else if (other instanceof Outcome.Failure && !engine.fromVisibleRows(governed, policy, other)) {
            report.add(End.LEAK, "other hidden rows fail: " + other + ", " + what);
        } else {
            report.turned();
        }
    }
}
