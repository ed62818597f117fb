package ai.datamind.sql.govern.filter;

import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.govern.predicate.PolicyText;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.MaskMethod;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.text.Identifiers;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** {@code (SELECT "g1q"."x", mask AS "y", (policy) IS TRUE AS "g1q_ok" FROM "s"."orders" AS "g1q" WHERE policy) AS "o"} */
final class DerivedTables {
    private final RowPredicates predicates;
    private final PolicyText policies;
    private final Ledger ledger;
    private final Masks masks;

    DerivedTables(RowPredicates predicates, PolicyText policies, Ledger ledger) {
        this.predicates = predicates;
        this.policies = policies;
        this.ledger = ledger;
        this.masks = new Masks(ledger.values());
    }

    FromItem of(Reference reference) {
        // The filter first: its values are numbered before those of the masks.
        String predicate = reference.sensitive() ? predicates.of(reference).toString() : null;
        String sql = "(SELECT " + items(reference, predicate) + " FROM "
                + reference.source().relation().name().quoted() + " AS " + Identifiers.quote(reference.minted())
                + (predicate == null ? "" : " WHERE " + predicate) + (reference.fenced() ? " OFFSET 0" : "") + ") AS "
                + Identifiers.quote(reference.source().alias());
        ParenthesedSelect made = (ParenthesedSelect) Snippets.fromItem(sql);
        sample(reference, made);
        return made;
    }

    private String items(Reference reference, String predicate) {
        List<String> items = new ArrayList<>();
        // In the table's order: the same statement always prints the same text.
        for (Field field : reference.source().fields()) {
            if (reference.needed().contains(field)) {
                items.add(item(reference, field));
            }
        }
        if (reference.row() != null) {
            items.add(Identifiers.quote(reference.minted()) + " AS " + Identifiers.quote(reference.row()));
        }
        if (reference.asked()) {
            items.add("(" + predicate + ") IS TRUE AS " + Identifiers.quote(reference.visible()));
        }
        return items.isEmpty() ? "NULL AS \"g0q_none\"" : String.join(", ", items);
    }

    private String item(Reference reference, Field field) {
        String shown = reference
                .mask(field.column())
                .map(mask -> masked(reference, mask))
                .orElseGet(() -> Identifiers.quote(reference.minted()) + "." + Identifiers.quote(field.column()));
        return shown + " AS " + Identifiers.quote(field.name());
    }

    private String masked(Reference reference, ColumnMask mask) {
        Relation relation = reference.source().relation();
        Column column = relation.column(mask.column()).orElseThrow();
        String shown = mask.method() == MaskMethod.EXPRESSION
                ? "CAST("
                        + policies.mask(
                                reference, String.valueOf(mask.parameters().get("expression"))) + " AS " + column.type()
                        + ")"
                : masks.sql(mask, column, Identifiers.quote(reference.minted()));
        ledger.applied()
                .add(new AppliedPolicy(
                        mask.policyId(), mask.name(), AppliedPolicy.Kind.MASK, relation.name(), column.name()));
        return shown;
    }

    /** A sample is taken of the table, before its filter, as the engine's own row security has it. */
    private static void sample(Reference reference, ParenthesedSelect made) {
        Table table = (Table) reference.source().node();
        if (table.getSampleClause() != null) {
            FromItem inner = ((PlainSelect) made.getSelect()).getFromItem();
            ((Table) inner).setSampleClause(table.getSampleClause());
        }
    }
}
