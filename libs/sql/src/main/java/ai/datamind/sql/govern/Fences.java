package ai.datamind.sql.govern;

import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;

/** {@code OFFSET 0} on a query that holds governed rows: no condition from outside is evaluated inside it. */
final class Fences {
    private final References references;

    Fences(References references) {
        this.references = references;
    }

    void around(Source source) {
        if (source.query() != null && (holdsGoverned(source.query()) || looksOut(source))) {
            fence(source.query());
        }
    }

    private boolean holdsGoverned(Block block) {
        boolean here = block.sources().stream()
                .anyMatch(s -> (references.of(s) != null && references.of(s).sensitive())
                        || (s.query() != null && holdsGoverned(s.query())));
        return here || block.inner().stream().anyMatch(this::holdsGoverned);
    }

    /** A lateral query may give a neighbour's values under its own name. */
    private boolean looksOut(Source source) {
        return source.level().sources().stream()
                .anyMatch(s -> references.of(s) != null && references.of(s).sensitive());
    }

    private static void fence(Block block) {
        Select node = block.node();
        boolean wrapper =
                !block.branches().isEmpty() && node instanceof net.sf.jsqlparser.statement.select.ParenthesedSelect;
        if (wrapper) {
            fence(block.branches().getFirst());
        } else if (node instanceof Values) {
            throw new Rejected(Reason.UNSUPPORTED, "a condition on VALUES over filtered rows is not supported");
        } else if (!Operands.bounded(node)) {
            node.setOffset(new Offset().withOffset(new LongValue(0)));
        }
    }
}
