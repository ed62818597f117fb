package ai.datamind.governance.preview;

import ai.datamind.governance.decision.DecisionResponse;
import ai.datamind.governance.preview.PreviewResponse.Applied;
import ai.datamind.governance.preview.PreviewResponse.Outcome;
import ai.datamind.governance.preview.PreviewResponse.Refusal;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The same rewriting as for a real question, up to the point where it would run. */
final class Preview {
    /** Nothing is run, so the masked values are never seen: any key shows the rewriting. */
    private static final byte[] NO_SECRET = new byte[32];

    private final String policyId;
    private final DecisionResponse decision;
    private final CatalogSnapshot catalog;

    Preview(String policyId, DecisionResponse decision, CatalogSnapshot catalog) {
        this.policyId = policyId;
        this.decision = decision;
        this.catalog = catalog;
    }

    /** @throws ProblemException 422 for a statement that nobody may run, whatever the policies */
    PreviewResponse of(String sql) {
        AdmittedStatement admitted = admitted(sql);
        try {
            GovernedStatement governed = Governor.govern(admitted, catalog, policies(), new GovernOptions(0));
            List<Applied> applied =
                    governed.applied().stream().map(Preview::applied).toList();
            Outcome outcome = applied.isEmpty() ? Outcome.UNCHANGED : Outcome.REWRITTEN;
            return response(outcome, governed.sql(), applied, List.of(), notes(governed));
        } catch (Rejected rejected) {
            List<Refusal> refusals = rejected.violations().stream()
                    .map(violation -> new Refusal(violation.reason().name(), violation.message()))
                    .toList();
            return response(Outcome.REFUSED, null, List.of(), refusals, denials());
        }
    }

    private static AdmittedStatement admitted(String sql) {
        try {
            return Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
        } catch (Rejected rejected) {
            List<Map<String, String>> violations = rejected.violations().stream()
                    .map(v -> Map.of("reason", v.reason().name(), "message", v.message()))
                    .toList();
            throw new ProblemException(
                    KitCode.VALIDATION_FAILED,
                    "The statement may not be run by anybody.",
                    Map.of("violations", violations));
        }
    }

    private PreviewResponse response(
            Outcome outcome, String sql, List<Applied> applied, List<Refusal> refusals, List<String> notes) {
        return new PreviewResponse(policyId, outcome, sql, applied, refusals, notes, decision);
    }

    private static Applied applied(AppliedPolicy policy) {
        String why = switch (policy.kind()) {
            case ROW_FILTER -> "the subject is given rows by this filter";
            case MASK -> "the column is masked for the subject";
            case NO_ROWS -> "the table has row filters and none lets the subject see a row";
        };
        return new Applied(
                policy.policyId(),
                policy.name(),
                policy.kind().name(),
                policy.relation().toString(),
                policy.column(),
                why);
    }

    private List<String> notes(GovernedStatement governed) {
        List<String> notes = new ArrayList<>();
        for (DecisionResponse.TableView table : decision.tables()) {
            boolean permissive = table.rowFilters().stream()
                    .anyMatch(filter -> filter.mode().name().equals("PERMISSIVE"));
            boolean named = governed.relations().stream()
                    .anyMatch(r -> r.schema().equals(table.schema()) && r.name().equals(table.table()));
            if (named && table.rowFiltered() && !permissive) {
                notes.add(table.schema() + "." + table.table()
                        + " shows no row: it has row filters, and none that lets this" + " subject see one");
            }
        }
        return notes;
    }

    /** The administrator is told what the subject never is: that the table exists and is hidden. */
    private List<String> denials() {
        return decision.tables().stream()
                .filter(DecisionResponse.TableView::denied)
                .map(table -> table.schema() + "." + table.table() + " is hidden from this subject")
                .toList();
    }

    private PolicySet policies() {
        return new PolicySet(
                decision.version() + "-" + decision.fingerprint(),
                DefaultEffect.valueOf(decision.defaultEffect().toUpperCase(Locale.ROOT)),
                decision.bindings(),
                decision.tables().stream().map(Preview::policy).toList(),
                NO_SECRET);
    }

    private static TablePolicy policy(DecisionResponse.TableView table) {
        return new TablePolicy(
                table.schema(),
                table.table(),
                table.denied(),
                table.rowFiltered(),
                table.rowFilters().stream()
                        .map(f -> new RowFilter(
                                f.policyId(),
                                f.name(),
                                FilterMode.valueOf(f.mode().name()),
                                f.predicate()))
                        .toList(),
                table.masks().stream()
                        .map(m -> new ColumnMask(
                                m.policyId(),
                                m.name(),
                                m.column(),
                                MaskMethod.valueOf(m.method().name()),
                                m.parameters()))
                        .toList(),
                Set.copyOf(table.deniedColumns()),
                Map.of());
    }
}
