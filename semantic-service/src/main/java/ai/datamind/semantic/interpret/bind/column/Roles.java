package ai.datamind.semantic.interpret.bind.column;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.text.Morphology;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Words like "from" and "arriving" choose between relations and columns that differ only in their role. */
public final class Roles {

    private final Vocabulary v;

    public Roles(Vocabulary v) {
        this.v = v;
    }

    /** 1 when the hints speak of the column's role, -1 when they speak of another one, else 0. */
    public double fit(Column c, List<String> hints) {
        double best = 0;
        for (Form f : c.forms()) {
            for (Form.Slot s : f.slots()) {
                best = Math.max(best, fit(s.words(), hints));
            }
        }
        return best;
    }

    private double fit(Collection<String> words, List<String> hints) {
        double best = 0;
        for (String hint : hints) {
            Set<String> spoken = v.language().roles(hint);
            for (String w : words) {
                if (!spoken.isEmpty() && v.language().roles(w).stream().anyMatch(spoken::contains)) {
                    best = 1;
                }
            }
        }
        return best;
    }

    /** How many of the hints are words of the column itself ("founded", "opened"). */
    public double words(Column c, List<String> hints) {
        double best = 0;
        for (String hint : hints) {
            var near = v.words().nearWords(hint);
            for (Form f : c.forms()) {
                for (Form.Slot s : f.slots()) {
                    for (String w : s.words()) {
                        best = Math.max(best, near.getOrDefault(w, 0.0));
                    }
                }
            }
        }
        return best;
    }

    /** The relation meant between two tables that have several, or -1 where there is no choice or no word for it. */
    public int via(int from, int to, List<String> hints) {
        int found = -1;
        double best = 0.5;
        int parallel = 0;
        for (Edge e : v.paths().from(from)) {
            if (e.to() == to) {
                parallel++;
                double fit = Math.max(fit(e.roleWords(), hints), words(e, hints));
                if (fit > best) {
                    best = fit;
                    found = e.id();
                }
            }
        }
        return parallel > 1 ? found : -1;
    }

    private double words(Edge e, List<String> hints) {
        double best = 0;
        for (String hint : hints) {
            for (String form : v.language().morphology().forms(hint)) {
                String stem = Morphology.stem(form);
                boolean same = e.roleWords().stream()
                        .anyMatch(w -> w.equals(form) || Morphology.stem(w).equals(stem));
                best = same ? 0.9 : best;
            }
        }
        return best;
    }

    /** The same condition on another role of a table. */
    public static Pred through(Pred p, int table, int via, Vocabulary v) {
        if (via < 0) {
            return p;
        }
        return switch (p) {
            case Pred.Cmp c -> new Pred.Cmp(through(c.left(), table, via, v), c.op(), c.right());
            case Pred.Between b -> new Pred.Between(through(b.left(), table, via, v), b.low(), b.high(), b.negated());
            case Pred.In i -> new Pred.In(through(i.left(), table, via, v), i.values(), i.negated());
            case Pred.Like l -> new Pred.Like(through(l.left(), table, via, v), l.pattern(), l.negated());
            case Pred.Null n -> new Pred.Null(through(n.left(), table, via, v), n.negated());
            case Pred.And a ->
                new Pred.And(
                        a.parts().stream().map(x -> through(x, table, via, v)).toList());
            case Pred.Or o ->
                new Pred.Or(
                        o.parts().stream().map(x -> through(x, table, via, v)).toList());
            case Pred.Not n -> new Pred.Not(through(n.part(), table, via, v));
            case Pred.Among a ->
                new Pred.Among((Expr.Col) through(a.left(), table, via, v), a.scope(), a.member(), a.negated());
        };
    }

    private static Expr through(Expr e, int table, int via, Vocabulary v) {
        return e instanceof Expr.Col c && c.via() < 0 && v.column(c.column()).table() == table
                ? new Expr.Col(c.column(), via)
                : e;
    }
}
