package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.FilterMode;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Filters and masks at the scan. In place: {@code FROM orders o} → {@code FROM "s"."orders" AS "g1q" WHERE (policy) AND …};
 * derived: → {@code FROM (SELECT "g1q"."x", mask AS "y" FROM "s"."orders" AS "g1q" WHERE policy) AS "o"}.
 */
final class FilterRows {
    /** With the table itself eight: what the engine puts in order by default. */
    private static final int MOST_JOINED = 7;

    private final Rewriting rewriting;
    private final References references;
    private final PolicyText policies;
    private final Masks masks;

    FilterRows(Rewriting rewriting, References references, PolicyText policies) {
        this.rewriting = rewriting;
        this.references = references;
        this.policies = policies;
        this.masks = new Masks(rewriting.slots());
    }

    void apply(Select tree) {
        Map<Object, FromItem> derived = new IdentityHashMap<>();
        for (Reference reference : references.all()) {
            switch (reference.form()) {
                case BARE -> bare(reference);
                case IN_PLACE -> inPlace(reference);
                case DERIVED -> derived.put(reference.source().node(), derived(reference));
            }
        }
        if (!derived.isEmpty()) {
            replace(tree, derived);
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
        var name = reference.source().relation().name();
        table.setSchemaName(Identifiers.quote(name.schema()));
        table.setName(Identifiers.quote(name.name()));
        table.setAlias(new Alias(Identifiers.quote(reference.minted()), true));
    }

    private void inPlace(Reference reference) {
        bare(reference);
        PlainSelect level = (PlainSelect) reference.source().level().node();
        Expression policy = predicate(reference);
        rewriting.filtered(reference, policy);
        level.setWhere(Conjuncts.and(policy, level.getWhere()));
    }

    private FromItem derived(Reference reference) {
        String alias = Identifiers.quote(reference.minted());
        Expression policy = reference.sensitive() ? predicate(reference) : null;
        if (policy != null) {
            rewriting.filtered(reference, policy);
        }
        String predicate = policy == null ? null : policy.toString();
        List<String> items = new ArrayList<>();
        // In the table's order: the same statement always prints the same text.
        for (Field field : reference.source().fields()) {
            if (reference.needed().contains(field)) {
                items.add(item(reference, field, alias));
            }
        }
        if (reference.row() != null) {
            items.add(alias + " AS " + Identifiers.quote(reference.row()));
        }
        if (reference.asked()) {
            items.add("(" + predicate + ") IS TRUE AS " + Identifiers.quote(reference.visible()));
        }
        String from = reference.source().relation().name().quoted() + " AS " + alias;
        String sql = "(SELECT " + (items.isEmpty() ? "NULL AS \"g0q_none\"" : String.join(", ", items)) + " FROM "
                + from
                + (predicate == null ? "" : " WHERE " + predicate) + (reference.fenced() ? " OFFSET 0" : "") + ") AS "
                + Identifiers.quote(reference.source().alias());
        ParenthesedSelect made = (ParenthesedSelect) Snippets.fromItem(sql);
        sample(reference, made);
        return made;
    }

    private static void sample(Reference reference, ParenthesedSelect made) {
        Table table = (Table) reference.source().node();
        if (table.getSampleClause() != null) {
            FromItem inner = ((PlainSelect) made.getSelect()).getFromItem();
            ((Table) inner).setSampleClause(table.getSampleClause());
        }
    }

    private String item(Reference reference, Field field, String alias) {
        String column = DenyColumns.column(field);
        String shown = alias + "." + Identifiers.quote(column);
        Optional<ColumnMask> mask = reference.mask(column);
        if (mask.isPresent()) {
            Column of = reference.source().relation().column(column).orElseThrow();
            shown = masked(reference, mask.get(), of, alias);
            rewriting.applied(new AppliedPolicy(
                    mask.get().policyId(),
                    mask.get().name(),
                    AppliedPolicy.Kind.MASK,
                    reference.source().relation().name(),
                    column));
        }
        return shown + " AS " + Identifiers.quote(field.name());
    }

    private String masked(Reference reference, ColumnMask mask, Column column, String alias) {
        if (mask.method() != MaskMethod.EXPRESSION) {
            return masks.sql(mask, column, alias);
        }
        String text = String.valueOf(mask.parameters().get("expression"));
        Expression expression = policies.over(reference.source().relation(), reference.minted(), text, false);
        return "CAST(" + String.valueOf(expression) + " AS " + column.type() + ")";
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
        String together = "(" + String.join(") AND (", all) + ")";
        Expression predicate =
                policies.over(reference.source().relation(), reference.minted(), together, reference.joined());
        QualifyCalls.apply(predicate);
        boolean closed =
                PolicyText.hasQuery(predicate) && !(reference.joined() && PolicyText.tables(predicate) <= MOST_JOINED);
        return closed ? Snippets.closedIsTrue(predicate) : Conjuncts.flat(predicate);
    }

    private static List<String> texts(List<RowFilter> filters, FilterMode mode) {
        return filters.stream()
                .filter(f -> f.mode() == mode)
                .map(f -> "(" + f.predicate() + ")")
                .toList();
    }

    private void applied(Reference reference, String id, String name, AppliedPolicy.Kind kind) {
        rewriting.applied(
                new AppliedPolicy(id, name, kind, reference.source().relation().name(), null));
    }
}
