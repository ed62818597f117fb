package ai.datamind.semantic.interpret.sql;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.sql.JoinTree.Node;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.List;

/** Counts of different things beside each other: the rows of one must not be multiplied by those of the other. */
final class Counts {

    private final Vocabulary vocabulary;
    private final SelectWriter writer;

    Counts(Vocabulary vocabulary, SelectWriter writer) {
        this.vocabulary = vocabulary;
        this.writer = writer;
    }

    String rows(Expr.Count c, SelectWriter.Frame f) {
        Node node = c.rows() == null
                ? f.tree.root()
                : f.tree.find(new Instance(c.rows().table(), c.rows().via()));
        long counted = f.scope.shown().stream()
                .filter(e -> e instanceof Expr.Count other && other.of() == null)
                .distinct()
                .count();
        List<Integer> key =
                node == null ? List.of() : vocabulary.table(node.table()).key();
        if (counted < 2 || key.isEmpty() || !repeated(node, null, f)) {
            return "count(*)";
        }
        String alias = f.alias.getOrDefault(node.id(), "");
        List<String> columns = key.stream().map(k -> writer.column(k, alias)).toList();
        return columns.size() == 1
                ? "count(DISTINCT " + columns.get(0) + ")"
                : "count(DISTINCT (" + String.join(", ", columns) + "))";
    }

    /** Whether some join, seen from here, leads to several rows. */
    private boolean repeated(Node at, Node from, SelectWriter.Frame f) {
        for (Node child : at.children()) {
            if (child != from && !f.folded.contains(child) && (child.edge().fans() || repeated(child, at, f))) {
                return true;
            }
        }
        Node parent = at.parent();
        if (parent == null || parent == from) {
            return false;
        }
        Edge back = vocabulary.edges().get(at.edge().id() ^ 1);
        return back.fans() || repeated(parent, at, f);
    }
}
