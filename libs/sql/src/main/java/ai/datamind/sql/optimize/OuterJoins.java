package ai.datamind.sql.optimize;

import ai.datamind.sql.catalog.Key;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.optimize.Removal.Proof;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * {@code SELECT o.id FROM orders o LEFT JOIN customer c ON c.id = o.customer_id} → {@code SELECT o.id FROM orders o}.
 * To be proved: (1) the join keeps every row on its left; (2) it finds at most one row for each, because it compares
 * all columns of a key, as stored; (3) nothing outside the join's own condition looks at what it found.
 */
final class OuterJoins {
    private final Resolution resolution;
    private final Predicate<Origin> asStored;

    OuterJoins(Resolution resolution, Predicate<Origin> asStored) {
        this.resolution = resolution;
        this.asStored = asStored;
    }

    List<Removal> remove(PlainSelect select, Block block) {
        List<Removal> removals = new ArrayList<>();
        List<Join> joins = select.getJoins();
        // From the right: a join that only a redundant one looked at is redundant in its turn.
        for (int i = joins == null ? -1 : joins.size() - 1; i >= 0; i--) {
            Join join = joins.get(i);
            Optional<Removal> removal = proved(join, block);
            if (removal.isPresent()) {
                removals.add(removal.get());
                joins.remove(i);
                forget(join);
            }
        }
        return removals;
    }

    private Optional<Removal> proved(Join join, Block block) {
        Optional<Source> source = keepsTheLeft(join) ? source(join, block) : Optional.empty();
        if (source.isEmpty() || !unused(source.get(), join)) {
            return Optional.empty();
        }
        return key(source.get(), join)
                .map(key -> new Removal(
                        source.get().relation().name(), source.get().alias(), new Proof.AtMostOneMatch(key)));
    }

    /** (1) */
    private static boolean keepsTheLeft(Join join) {
        return join.isLeft()
                && !join.isNatural()
                && join.getOnExpressions().size() == 1
                && (join.getUsingColumns() == null || join.getUsingColumns().isEmpty())
                && join.getFromItem() instanceof Table table
                && table.getSampleClause() == null;
    }

    @SuppressWarnings("ReferenceEquality")
    private static Optional<Source> source(Join join, Block block) {
        return block.sources().stream()
                .filter(s -> s.node() == join.getFromItem() && s.relation() != null)
                .findFirst();
    }

    /** (2) A key of a parent says nothing of its heirs' rows, save where they are its partitions. */
    private Optional<List<String>> key(Source source, Join join) {
        Relation relation = source.relation();
        boolean whole = relation.kind() == RelationKind.PARTITIONED
                || (relation.kind() == RelationKind.TABLE && relation.children().isEmpty());
        Expression condition = join.getOnExpressions().iterator().next();
        Optional<List<Equality>> equalities = whole ? Equality.all(condition, source, resolution) : Optional.empty();
        return equalities.flatMap(all -> {
            Set<String> compared = new HashSet<>();
            all.forEach(equality -> compared.add(equality.column()));
            return relation.keys().stream()
                    .map(Key::columns)
                    .filter(compared::containsAll)
                    .filter(key -> key.stream().allMatch(c -> asStored.test(new Origin(relation.name(), c))))
                    .findFirst();
        });
    }

    /** (3) */
    private boolean unused(Source source, Join join) {
        Set<Object> own = within(join);
        for (Map.Entry<Column, Binding> entry : resolution.bindings().entrySet()) {
            if (!own.contains(entry.getKey()) && reads(entry.getValue(), source)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Object> within(Join join) {
        Set<Object> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        join.getOnExpressions().forEach(on -> Trees.everything(on, nodes::add));
        return nodes;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean reads(Binding binding, Source source) {
        return switch (binding) {
            case Binding.ToField to -> to.source() == source;
            case Binding.ToMerged to -> to.parts().stream().anyMatch(part -> part.source() == source);
            case Binding.ToRow to -> to.source() == source;
            case Binding.ToOutput to -> false;
            case Binding.ToKeyword to -> false;
        };
    }

    private void forget(Join join) {
        resolution.bindings().keySet().removeAll(within(join));
    }
}
