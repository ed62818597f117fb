package ai.datamind.sql.govern.filter;

import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.govern.predicate.PolicyText;
import ai.datamind.sql.govern.print.QualifyCalls;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.tree.Conjuncts;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Select;

/** All row filters of a reference as one condition. */
record RowPredicates(PolicyText policies, Ledger ledger) {
    /** With the table itself eight: what the engine puts in order by default. */
    private static final int MOST_JOINED = 7;

    /** To stand in a WHERE; what is printed and planned will be held against it. */
    Expression of(Reference reference) {
        Expression predicate = predicate(reference);
        ledger.minted().filtered(reference.minted(), predicate);
        return predicate;
    }

    /** Permissive filters are OR-ed, restrictive ones AND-ed on top; without a permissive one no row is visible. */
    private Expression predicate(Reference reference) {
        List<RowFilter> filters = reference.policy().rowFilters();
        List<String> permissive = texts(filters, FilterMode.PERMISSIVE);
        filters.forEach(f -> applied(reference, f.policyId(), f.name(), AppliedPolicy.Kind.ROW_FILTER));
        if (permissive.isEmpty()) {
            applied(reference, "", "", AppliedPolicy.Kind.NO_ROWS);
            return Snippets.expression("false");
        }
        List<String> all = new ArrayList<>();
        all.add(String.join(" OR ", permissive));
        all.addAll(texts(filters, FilterMode.RESTRICTIVE));
        Expression predicate = policies.filter(reference, "(" + String.join(") AND (", all) + ")");
        QualifyCalls.apply(predicate);
        return subPlan(reference, predicate) ? Conjuncts.closed(predicate) : Conjuncts.flat(predicate);
    }

    /** Queries in a policy are kept from becoming joins, save where the reference allows it and they are few. */
    private static boolean subPlan(Reference reference, Expression predicate) {
        return Trees.any(predicate, Select.class::isInstance)
                && !(reference.joined() && tables(predicate) <= MOST_JOINED);
    }

    private static int tables(Expression expression) {
        int[] tables = {0};
        Trees.everything(expression, node -> {
            if (node instanceof Table table && table.getSchemaName() != null) {
                tables[0]++;
            }
        });
        return tables[0];
    }

    private static List<String> texts(List<RowFilter> filters, FilterMode mode) {
        return filters.stream()
                .filter(f -> f.mode() == mode)
                .map(f -> "(" + f.predicate() + ")")
                .toList();
    }

    private void applied(Reference reference, String id, String name, AppliedPolicy.Kind kind) {
        ledger.applied()
                .add(new AppliedPolicy(
                        id, name, kind, reference.source().relation().name(), null));
    }
}
