package ai.datamind.semantic.interpret.sql;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.List;

/** Which tables, in which roles, a value or condition speaks of. */
final class Instances {

    private final Vocabulary vocabulary;

    Instances(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void instances(Expr e, List<Instance> found) {
        switch (e) {
            case Expr.Col c ->
                found.add(new Instance(vocabulary.column(c.column()).table(), c.via()));
            case Expr.Count c -> {
                if (c.rows() != null) {
                    found.add(c.rows());
                }
                if (c.of() != null) {
                    instances(c.of(), found);
                }
            }
            case Expr.Agg a -> instances(a.of(), found);
            case Expr.Cut c -> instances(c.of(), found);
            case Expr.Part p -> instances(p.of(), found);
            case Expr.Math m -> {
                instances(m.left(), found);
                instances(m.right(), found);
            }
            case Expr.CountIf c -> instances(c.condition(), found);
            case Expr.Span x -> {
                instances(x.from(), found);
                instances(x.to(), found);
            }
            case Expr.Age a -> instances(a.since(), found);
            case Expr.Filtered x -> {
                instances(x.of(), found);
                instances(x.condition(), found);
            }
            case Expr.Running r -> {
                instances(r.of(), found);
                r.along().forEach(k -> instances(k.by(), found));
                r.within().forEach(w -> instances(w, found));
            }
            case Expr.Text t -> {}
            case Expr.Num n -> {}
            case Expr.Day d -> {}
            case Expr.Bool b -> {}
            case Expr.Scalar s -> {}
        }
    }

    void instances(Pred p, List<Instance> found) {
        switch (p) {
            case Pred.Cmp c -> {
                instances(c.left(), found);
                instances(c.right(), found);
            }
            case Pred.Between b -> instances(b.left(), found);
            case Pred.In i -> instances(i.left(), found);
            case Pred.Like l -> instances(l.left(), found);
            case Pred.Null n -> instances(n.left(), found);
            case Pred.And a -> a.parts().forEach(x -> instances(x, found));
            case Pred.Or o -> o.parts().forEach(x -> instances(x, found));
            case Pred.Not n -> instances(n.part(), found);
            case Pred.Among a -> instances(a.left(), found);
        }
    }

    static boolean nested(Pred p) {
        return switch (p) {
            case Pred.Among a -> true;
            case Pred.Cmp c -> c.right() instanceof Expr.Scalar;
            case Pred.And a -> a.parts().stream().anyMatch(Instances::nested);
            case Pred.Or o -> o.parts().stream().anyMatch(Instances::nested);
            case Pred.Not n -> nested(n.part());
            case Pred.Between b -> false;
            case Pred.In i -> false;
            case Pred.Like l -> false;
            case Pred.Null n -> false;
        };
    }
}
