package ai.datamind.sql.govern.denial;

import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Conjuncts;
import ai.datamind.sql.tree.Trees;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * AGGREGATE_ONLY(k): the column alone, in count, sum, avg or a spread, over one table and groups of k rows or more:
 * {@code SELECT avg(salary) FROM staff GROUP BY team} → {@code … HAVING count(*) >= 5}. A join could weigh single rows,
 * a CASE or FILTER pick one, min and max show one: none of them is let through.
 */
final class Summing {
    private static final Set<String> SUMS =
            Set.of("count", "sum", "avg", "stddev", "stddev_pop", "stddev_samp", "variance", "var_pop", "var_samp");
    private final Resolution resolution;
    private final Map<Origin, Integer> least;

    Summing(Resolution resolution, Map<Origin, Integer> least) {
        this.resolution = resolution;
        this.least = least;
    }

    void level(Block block) {
        int[] needed = {0};
        Trees.children(block.node(), child -> look(child, block, needed));
        if (needed[0] > 0 && block.node() instanceof PlainSelect select) {
            Expression enough = Snippets.expression("count(*) >= " + needed[0]);
            select.setHaving(Conjuncts.and(enough, select.getHaving()));
        }
        block.inner().forEach(this::level);
    }

    private void look(Object node, Block block, int[] needed) {
        if (node instanceof Select) {
            return;
        }
        if (node instanceof Function call && sums(call, block)) {
            Column column = (Column) call.getParameters().getFirst();
            resolution.origins(column).forEach(o -> needed[0] = Math.max(needed[0], least.getOrDefault(o, 0)));
            return;
        }
        if (node instanceof Column column) {
            resolution.origins(column).stream()
                    .filter(least::containsKey)
                    .findFirst()
                    .ifPresent(ProtectColumns::refuse);
        }
        Trees.children(node, child -> look(child, block, needed));
    }

    private boolean sums(Function call, Block block) {
        return call.getMultipartName() != null
                && SUMS.contains(Identifiers.meant(call.getMultipartName().getLast()))
                && !call.isDistinct()
                && call.getParameters() != null
                && call.getParameters().size() == 1
                && block.sources().size() == 1
                && block.sources().getFirst().relation() != null
                && resolution
                        .field(call.getParameters().getFirst(), block.sources().getFirst())
                        .isPresent();
    }
}
