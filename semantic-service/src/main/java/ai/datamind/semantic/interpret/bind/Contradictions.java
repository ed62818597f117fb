package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.sql.JoinTree;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Two conditions that no single row can meet ("before 1945 and after 1955", "lost ship A and ship B") are meant of several
 * rows: of related ones, or of those that share what is shown.
 */
final class Contradictions {

    private final Attempt a;

    Contradictions(Attempt attempt) {
        this.a = attempt;
    }

    void resolve() {
        List<Pred> where = a.where;
        for (int i = 0; i < where.size(); i++) {
            for (int j = i + 1; j < where.size(); j++) {
                if (where.get(i) instanceof Pred.Cmp x && where.get(j) instanceof Pred.Cmp y && exclude(x, y)) {
                    split(x, y, (Expr.Col) x.left());
                    return;
                }
            }
        }
    }

    private static boolean exclude(Pred.Cmp x, Pred.Cmp y) {
        if (!x.left().equals(y.left()) || !(x.left() instanceof Expr.Col)) {
            return false;
        }
        if (x.op().equals("=") && y.op().equals("=")) {
            return !x.right().equals(y.right());
        }
        if (x.right() instanceof Expr.Num m && y.right() instanceof Expr.Num n) {
            int order = new BigDecimal(m.digits()).compareTo(new BigDecimal(n.digits()));
            return (below(x.op()) && above(y.op()) && order <= 0) || (above(x.op()) && below(y.op()) && order >= 0);
        }
        return false;
    }

    private static boolean below(String op) {
        return op.equals("<") || op.equals("<=");
    }

    private static boolean above(String op) {
        return op.equals(">") || op.equals(">=");
    }

    private void split(Pred.Cmp x, Pred.Cmp y, Expr.Col col) {
        Column column = a.v.column(col.column());
        var path = new ArrayList<Edge>();
        var tree = new JoinTree(a.v, a.focus, Set.copyOf(a.choices.mentioned));
        for (JoinTree.Node n = tree.attach(new Instance(column.table(), col.via()));
                n != null && n.parent() != null;
                n = n.parent()) {
            path.add(0, n.edge());
        }
        a.where.remove(x);
        a.where.remove(y);
        if (path.stream().anyMatch(Edge::fans)) {
            a.where.add(related(path, x));
            a.where.add(related(path, y));
            a.required.removeIf(i -> i.table() == column.table());
        } else if (a.shown.size() == 1
                && a.shown.get(0) instanceof Expr.Col shown
                && !a.v.column(shown.column()).key()) {
            a.where.add(new Pred.Among(shown, Scope.of(a.focus, List.of(shown), List.of(x), List.of()), shown, false));
            a.where.add(new Pred.Among(shown, Scope.of(a.focus, List.of(shown), List.of(y), List.of()), shown, false));
            a.distinctRows();
        } else {
            a.where.add(new Pred.Or(List.of(x, y)));
        }
    }

    private static Pred related(List<Edge> path, Pred p) {
        Edge first = path.get(0);
        var member = new Expr.Col(first.toColumns().get(0), -1);
        var required = new ArrayList<Instance>();
        for (int i = 1; i < path.size(); i++) {
            required.add(new Instance(path.get(i).to(), path.get(i).id()));
        }
        var left = new Expr.Col(first.fromColumns().get(0), -1);
        return new Pred.Among(left, Scope.of(first.to(), List.of(member), List.of(p), required), member, false);
    }
}
