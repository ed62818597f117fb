package ai.datamind.sql.govern.guard;

import ai.datamind.sql.govern.guard.Condition.Place;
import ai.datamind.sql.govern.operand.Operands;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * The engine may evaluate a condition of the user's on a row before it finds the row hidden; if the condition fails
 * there, the error tells of the row. So every operand that can fail waits for the row's visibility:
 * {@code t.a::int = 1} → {@code CASE WHEN "t"."g1q_ok" IS NOT FALSE THEN t.a::int END = 1}. NOT FALSE, because an outer
 * join's missing row has null there and evaluates as ever. Operands over queries that hold governed rows are kept from
 * moving down by a fence instead.
 */
public final class GuardOperands {
    private final Resolution resolution;
    private final Operands operands;
    private final Fences fences;
    private final GuardConditions conditions;

    private GuardOperands(Resolution resolution, References references) {
        this.resolution = resolution;
        this.operands = new Operands(resolution);
        this.fences = new Fences(references);
        this.conditions =
                new GuardConditions(resolution, operands, new Waiting(resolution, references, fences), fences);
    }

    public static void apply(Resolution resolution, References references) {
        if (references.all().stream().anyMatch(Reference::sensitive)) {
            new GuardOperands(resolution, references).level(resolution.top());
        }
    }

    private void level(Block block) {
        if (block.node() instanceof PlainSelect select) {
            select.setWhere(conditions.conjuncts(select.getWhere(), Place.of(block)));
            select.setHaving(new GuardHaving(operands).conjuncts(select.getHaving()));
            if (select.getFromItem() != null) {
                joins(select.getFromItem(), select.getJoins(), block);
            }
        }
        List.copyOf(block.inner()).forEach(this::level);
    }

    private void joins(FromItem first, List<Join> joins, Block block) {
        List<FromItem> tree = new ArrayList<>(List.of(first));
        group(first, block);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            if (join.isSimple()) {
                tree.clear();
            }
            tree.add(join.getFromItem());
            group(join.getFromItem(), block);
            Place place = new Place(block, under(tree, block));
            join.setOnExpressions(join.getOnExpressions().stream()
                    .map(on -> conditions.conjuncts(on, place))
                    .toList());
            if (join.getUsingColumns() != null) {
                join.getUsingColumns().forEach(this::merged);
            }
        }
    }

    private void group(FromItem item, Block block) {
        if (item instanceof ParenthesedFromItem group) {
            joins(group.getFromItem(), group.getJoins(), block);
        }
    }

    /** Merged columns are compared where no guard can stand: what may fail there is fenced. */
    private void merged(Column column) {
        if (resolution.binding(column) instanceof Binding.ToMerged merged) {
            merged.parts().stream().filter(operands::partial).forEach(part -> fences.around(part.source()));
        }
    }

    private static List<Source> under(List<FromItem> items, Block block) {
        return block.sources().stream()
                .filter(s -> items.stream().anyMatch(item -> holds(item, s)))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean holds(FromItem item, Source source) {
        boolean group = item instanceof ParenthesedFromItem inner
                && (holds(inner.getFromItem(), source)
                        || (inner.getJoins() != null
                                && inner.getJoins().stream().anyMatch(j -> holds(j.getFromItem(), source))));
        return group || source.node() == item;
    }
}
