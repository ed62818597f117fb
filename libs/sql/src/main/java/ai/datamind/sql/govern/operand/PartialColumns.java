package ai.datamind.sql.govern.operand;

import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Resolution;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Values;

/** A column of a query whose expression may fail: the engine may move a condition on it down to the scan. */
final class PartialColumns {
    private final Resolution resolution;
    private final Operands operands;
    private final Map<Block, Set<Field>> known = new IdentityHashMap<>();

    PartialColumns(Resolution resolution, Operands operands) {
        this.resolution = resolution;
        this.operands = operands;
    }

    boolean partial(Column column) {
        return resolution.bindings().containsKey(column)
                && switch (resolution.binding(column)) {
                    case Binding.ToField to -> partial(to);
                    case Binding.ToMerged to -> to.parts().stream().anyMatch(this::partial);
                    case Binding.ToRow to -> to.source().query() != null;
                    case Binding.ToOutput to -> false;
                    case Binding.ToKeyword to -> false;
                };
    }

    boolean partial(Binding.ToField to) {
        Block query = to.source().query();
        if (query == null) {
            return false;
        }
        int position = to.source().position(to.field());
        return position < query.outputs().size()
                && of(query).contains(query.outputs().get(position));
    }

    private Set<Field> of(Block block) {
        Set<Field> fields = known.get(block);
        if (fields == null) {
            // A recursive query reads itself: what its other branch gives decides.
            known.put(block, Set.of());
            fields = Queries.bounded(block.node()) ? Set.of() : found(block);
            known.put(block, fields);
        }
        return fields;
    }

    private Set<Field> found(Block block) {
        Set<Field> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < block.outputs().size(); i++) {
            if (mayFail(block, i)) {
                found.add(block.outputs().get(i));
            }
        }
        return found;
    }

    private boolean mayFail(Block block, int position) {
        return switch (block.node()) {
            case PlainSelect select ->
                operands.mayFail(select.getSelectItems().get(position).getExpression());
            case Values values -> operands.mayFail(values.getExpressions());
            default ->
                block.branches().stream()
                        .anyMatch(b -> position < b.outputs().size()
                                && of(b).contains(b.outputs().get(position)));
        };
    }
}
