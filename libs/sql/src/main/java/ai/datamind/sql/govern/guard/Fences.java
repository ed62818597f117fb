package ai.datamind.sql.govern.guard;

import ai.datamind.sql.govern.operand.Queries;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;

/** {@code OFFSET 0} on a query that holds governed rows: no condition from outside is evaluated inside it. */
final class Fences {
    private final References references;

    Fences(References references) {
        this.references = references;
    }

    void around(Source source) {
        if (source.query() != null
                && !recursive(source.query())
                && (holdsGoverned(source.query(), noneYet()) || looksOut(source))) {
            fence(source.query());
        }
    }

    /** Around a query in an expression. */
    void on(Block query) {
        if (holdsGoverned(query, noneYet())) {
            fence(query);
        }
    }

    /** A recursive query is worked off before anybody looks at it, and may hold no OFFSET. */
    private static boolean recursive(Block query) {
        return query.place() == Block.Place.CTE && reads(query, query, noneYet());
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean reads(Block within, Block query, Set<Block> seen) {
        return seen.add(within)
                && (within.sources().stream()
                                .anyMatch(
                                        s -> s.query() == query || (s.query() != null && reads(s.query(), query, seen)))
                        || within.inner().stream().anyMatch(inner -> reads(inner, query, seen)));
    }

    private static Set<Block> noneYet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** A recursive query holds itself: each block is looked into once. */
    private boolean holdsGoverned(Block block, Set<Block> seen) {
        if (!seen.add(block)) {
            return false;
        }
        boolean here = block.sources().stream()
                .anyMatch(s -> (references.of(s) != null && references.of(s).sensitive())
                        || (s.query() != null && holdsGoverned(s.query(), seen)));
        return here || block.inner().stream().anyMatch(inner -> holdsGoverned(inner, seen));
    }

    /** A lateral query may give a neighbour's values under its own name. */
    private boolean looksOut(Source source) {
        return source.node() instanceof LateralSubSelect
                && source.level().sources().stream()
                        .anyMatch(s ->
                                references.of(s) != null && references.of(s).sensitive());
    }

    private static void fence(Block block) {
        Select node = block.node();
        boolean wrapper = !block.branches().isEmpty() && node instanceof ParenthesedSelect;
        if (wrapper) {
            fence(block.branches().getFirst());
        } else if (node instanceof Values && block.place() == Block.Place.FROM) {
            throw new Rejected(Reason.UNSUPPORTED, "a condition on VALUES over filtered rows is not supported");
        } else if (!Queries.bounded(node)) {
            node.setOffset(new Offset().withOffset(new LongValue(0)));
        }
    }
}
