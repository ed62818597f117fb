package ai.datamind.sql.govern.filter;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.govern.predicate.PolicyText;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Conjuncts;
import ai.datamind.sql.tree.Trees;
import java.util.IdentityHashMap;
import java.util.Map;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Filters and masks at the scan. In place: {@code FROM orders o} → {@code FROM "s"."orders" AS "g1q" WHERE (policy) AND …};
 * derived: → {@code FROM (SELECT "g1q"."x", mask AS "y" FROM "s"."orders" AS "g1q" WHERE policy) AS "o"}.
 */
public final class FilterRows {
    private final RowPredicates predicates;
    private final DerivedTables derivedTables;

    private FilterRows(PolicyText policies, Ledger ledger) {
        this.predicates = new RowPredicates(policies, ledger);
        this.derivedTables = new DerivedTables(predicates, policies, ledger);
    }

    /** @param policies reads the filters and masks of the references */
    public static void apply(Resolution resolution, References references, PolicyText policies, Ledger ledger) {
        FilterRows pass = new FilterRows(policies, ledger);
        Map<Object, FromItem> derived = new IdentityHashMap<>();
        for (Reference reference : references.all()) {
            switch (reference.form()) {
                case BARE -> bare(reference);
                case IN_PLACE -> pass.inPlace(reference);
                case DERIVED -> derived.put(reference.source().node(), pass.derivedTables.of(reference));
            }
        }
        if (!derived.isEmpty()) {
            replace(resolution.tree(), derived);
        }
    }

    private static void replace(Object node, Map<Object, FromItem> derived) {
        Trees.replaceChildren(node, child -> derived.containsKey(child) ? derived.get(child) : child);
        Trees.children(node, child -> {
            if (!derived.containsValue(child)) {
                replace(child, derived);
            }
        });
    }

    private static void bare(Reference reference) {
        Table table = (Table) reference.source().node();
        RelationName name = reference.source().relation().name();
        table.setSchemaName(Identifiers.quote(name.schema()));
        table.setName(Identifiers.quote(name.name()));
        table.setAlias(new Alias(Identifiers.quote(reference.minted()), true));
    }

    private void inPlace(Reference reference) {
        bare(reference);
        PlainSelect level = (PlainSelect) reference.source().level().node();
        level.setWhere(Conjuncts.and(predicates.of(reference), level.getWhere()));
    }
}
