package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.lineage.StatementLineage;
import ai.datamind.sql.optimize.Redundant;
import ai.datamind.sql.optimize.Removal;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.OutputColumn;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.statement.select.Select;

/** One statement on its way through the passes; policies with queries of their own go the same way, one level down. */
final class Rewriting {
    private final CatalogSnapshot catalog;
    private final PolicySet policies;
    private final GovernOptions options;
    private final Minted minted = new Minted();
    private final List<Removal> removals = new ArrayList<>();
    private final Set<AppliedPolicy> applied = new LinkedHashSet<>();
    private Slots slots = new Slots(0);

    Rewriting(CatalogSnapshot catalog, PolicySet policies, GovernOptions options) {
        this.catalog = catalog;
        this.policies = policies;
        this.options = options;
    }

    Rendered render(AdmittedStatement admitted) {
        Minted.refuseIn(admitted.text());
        Select tree = admitted.copy();
        slots = new Slots(userParameters(tree));
        Resolution resolution = necessary(Resolver.tree(tree, catalog));
        List<OutputColumn> outputs = Outputs.of(resolution, policies);
        StatementLineage lineage = StatementLineage.of(resolution);
        SortedSet<RelationName> relations = new TreeSet<>();
        resolution.tables().forEach(t -> relations.add(t.relation().name()));
        Select governed = passes(resolution, List.of());
        Select bounded = LimitRows.bound(governed, options.rowLimit());
        QualifyCalls.apply(bounded);
        String sql = Parser.print(bounded);
        ReadBack.check(sql, minted);
        return new Rendered(
                sql,
                slots.userParameters(),
                slots.all(),
                outputs,
                lineage,
                relations,
                List.copyOf(applied),
                List.copyOf(removals),
                options.rowLimit(),
                minted.aliases(),
                minted.viewParts(),
                minted.restrictions());
    }

    /** Without what is redundant. Every right is asked for first, also for what is left out then. */
    private Resolution necessary(Resolution resolution) {
        if (resolution.tables().size() < 2) {
            return resolution;
        }
        References asked = References.of(resolution, catalog, policies, new Minted());
        DenyColumns.check(resolution, asked);
        boolean flagged =
                asked.all().stream().anyMatch(r -> !r.policy().columnFlags().isEmpty());
        if (flagged) {
            return resolution;
        }
        List<Removal> found = Redundant.remove(resolution, origin -> !masked(origin));
        if (found.isEmpty()) {
            return resolution;
        }
        removals.addAll(found);
        return Resolver.tree(resolution.tree(), catalog);
    }

    private boolean masked(Origin origin) {
        return policies.of(origin.relation())
                .map(policy -> policy.masks().stream().anyMatch(m -> m.column().equals(origin.column())))
                .orElse(true);
    }

    /** {@code within}: relations whose policies are being written; a policy may not need itself. */
    private Select passes(Resolution resolution, List<RelationName> within) {
        References references = References.of(resolution, catalog, policies, minted);
        return passes(resolution, references, within, () -> JoinPolicies.apply(resolution, references));
    }

    /**
     * The same for a policy's own text; {@code row} is the table that it is about, which is open to it. Nothing in a
     * policy can fail, so what it asks may be joined as it is.
     */
    void policyPasses(Resolution resolution, Reference row, List<RelationName> within) {
        References references = References.ofPolicy(resolution, row, catalog, policies, minted);
        Runnable alike =
                () -> references.all().stream().filter(asked -> row.joined()).forEach(Reference::join);
        passes(resolution, references, within, alike);
    }

    private Select passes(Resolution resolution, References references, List<RelationName> within, Runnable joins) {
        DenyColumns.check(resolution, references);
        ProtectColumns.check(resolution, references);
        new GuardOperands(resolution, references).apply();
        KeepDependencies.apply(resolution, references);
        joins.run();
        new FilterRows(this, references, new PolicyText(this, policies, within)).apply(resolution.tree());
        QualifyNames.apply(resolution, references);
        return resolution.tree();
    }

    CatalogSnapshot catalog() {
        return catalog;
    }

    Slots slots() {
        return slots;
    }

    void filtered(Reference reference, Expression predicate) {
        minted.filtered(reference.minted(), predicate.toString());
        if (!partlyIndexed(reference.source().relation())) {
            minted.restricted(reference.minted(), Restrictions.of(predicate));
        }
    }

    /** A scan by such an index need not test what the index already tells. */
    private boolean partlyIndexed(Relation relation) {
        return relation.partlyIndexed()
                || relation.children().stream()
                        .map(catalog::relation)
                        .anyMatch(child -> child.map(Relation::partlyIndexed).orElse(true));
    }

    void applied(AppliedPolicy policy) {
        applied.add(policy);
    }

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
