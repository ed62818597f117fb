package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.govern.denial.DenyColumns;
import ai.datamind.sql.govern.denial.ProtectColumns;
import ai.datamind.sql.govern.filter.FilterRows;
import ai.datamind.sql.govern.guard.GuardOperands;
import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.govern.ledger.Minted;
import ai.datamind.sql.govern.ledger.ReadBack;
import ai.datamind.sql.govern.predicate.PolicyText;
import ai.datamind.sql.govern.print.LimitRows;
import ai.datamind.sql.govern.print.QualifyCalls;
import ai.datamind.sql.govern.print.QualifyNames;
import ai.datamind.sql.govern.reference.JoinPolicies;
import ai.datamind.sql.govern.reference.KeepDependencies;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.lineage.StatementLineage;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.scope.OutputColumn;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.tree.Trees;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.statement.select.Select;

/** One statement on its way through the passes; policies with queries of their own go the same way, one level down. */
final class Rewriting {
    private final Ledger ledger;

    private Rewriting(Ledger ledger) {
        this.ledger = ledger;
    }

    static Rendered render(
            AdmittedStatement admitted, CatalogSnapshot catalog, PolicySet policies, GovernOptions options) {
        Minted.refuseIn(admitted.text());
        Select tree = admitted.copy();
        Ledger ledger = Ledger.open(catalog, policies, userParameters(tree));
        Necessary necessary = Necessary.of(Resolver.tree(tree, catalog), ledger);
        Resolution resolution = necessary.resolution();
        List<OutputColumn> outputs = Outputs.of(resolution, policies);
        StatementLineage lineage = StatementLineage.of(resolution);
        SortedSet<RelationName> relations = new TreeSet<>();
        resolution.tables().forEach(t -> relations.add(t.relation().name()));
        new Rewriting(ledger).statement(resolution);
        Select bounded = LimitRows.bound(resolution.tree(), options.rowLimit());
        QualifyCalls.apply(bounded);
        String sql = Parser.print(bounded);
        ReadBack.check(sql, ledger.minted());
        return new Rendered(
                sql,
                ledger.values().userParameters(),
                ledger.values().all(),
                outputs,
                lineage,
                relations,
                List.copyOf(ledger.applied()),
                necessary.removals(),
                options.rowLimit(),
                ledger.minted().aliases(),
                ledger.minted().viewParts(),
                ledger.minted().restrictions());
    }

    private void statement(Resolution resolution) {
        References references = References.of(resolution, ledger);
        passes(resolution, references, List.of(), () -> JoinPolicies.apply(resolution, references));
    }

    /** Nothing in a policy can fail, so where its row's queries may become joins, theirs may too. */
    private void policy(Resolution resolution, Reference row, List<RelationName> within) {
        References references = References.ofPolicy(resolution, row, ledger);
        passes(resolution, references, within, () -> {
            if (row.joined()) {
                references.all().forEach(Reference::join);
            }
        });
    }

    private void passes(Resolution resolution, References references, List<RelationName> within, Runnable joins) {
        DenyColumns.check(references);
        ProtectColumns.check(resolution, references);
        GuardOperands.apply(resolution, references);
        KeepDependencies.apply(resolution, references);
        joins.run();
        FilterRows.apply(resolution, references, new PolicyText(ledger, this::policy, within), ledger);
        QualifyNames.apply(resolution, references);
    }

    /** The highest number: a caller may leave some of his values unused. */
    private static int userParameters(Select tree) {
        int[] highest = {0};
        Trees.everything(tree, node -> {
            if (node instanceof JdbcParameter parameter) {
                highest[0] = Math.max(highest[0], parameter.getIndex());
            }
        });
        return highest[0];
    }
}
