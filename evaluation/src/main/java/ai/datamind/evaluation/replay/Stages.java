package ai.datamind.evaluation.replay;

import ai.datamind.evaluation.questions.Rows;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.check.Checked;
import ai.datamind.nl2sql.check.Validate;
import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.govern.Sanitize;
import ai.datamind.nl2sql.optimize.Optimize;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.warehouse.EngineRefusal;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.policy.PolicySet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stages from SQL to rows as the service has them, for a subject without policies. */
record Stages(CatalogSnapshot catalog, Connection engine) {
    private static final int ROWS = 10_000;
    private static final Decision OPEN = new Decision("open", "open", PolicySet.none());
    private static final Asking ASKING = new Asking(
            "qry-replay",
            new Caller(new Subject("usr-replay", null, Role.ANALYST, Set.of(), Map.of(), null), null, "replay", null),
            "replay",
            ROWS,
            Budget.UNBOUNDED);

    /** @throws Refused as the service would refuse it */
    Ended.Answered run(String provider, String sql) {
        Candidate candidate = new Candidate(ASKING, sql, List.of(), new Candidate.Written());
        Checked checked = Validate.check(candidate, catalog, OPEN.visible(catalog));
        GovernedStatement governed = Sanitize.rewrite(Optimize.bounded(checked), OPEN);
        try {
            CertifiedStatement certified = Sanitize.certify(governed, plan(governed));
            return new Ended.Answered(
                    Rows.of(engine, certified.sql()), certified.sql(), provider, Set.copyOf(checked.tables()));
        } catch (SQLException failed) {
            throw new Refused(EngineRefusal.of(failed.getSQLState(), false, "replay")).causedBy(failed);
        }
    }

    private String plan(GovernedStatement governed) throws SQLException {
        try (Statement statement = engine.createStatement();
                ResultSet plan = statement.executeQuery(governed.explainSql())) {
            plan.next();
            return plan.getString(1);
        }
    }
}
