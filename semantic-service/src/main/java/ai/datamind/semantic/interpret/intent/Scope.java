package ai.datamind.semantic.interpret.intent;

import java.util.List;

/**
 * One select: rows of {@code root} and what is joined to it. {@code required} are instances that must exist although
 * nothing of them is compared. With {@code per}, the limit holds within each of its values.
 */
public record Scope(
        int root,
        List<Expr> shown,
        List<Expr> groups,
        List<Pred> where,
        List<Pred> having,
        List<Key> order,
        Integer limit,
        boolean distinct,
        boolean exists,
        List<Instance> required,
        List<Expr> per) {

    public record Key(Expr by, boolean descending) {}

    public Scope {
        shown = List.copyOf(shown);
        groups = List.copyOf(groups);
        where = List.copyOf(where);
        having = List.copyOf(having);
        order = List.copyOf(order);
        required = List.copyOf(required);
        per = per == null ? List.of() : List.copyOf(per);
    }

    public static Scope of(int root, List<Expr> shown, List<Pred> where, List<Instance> required) {
        return new Scope(root, shown, List.of(), where, List.of(), List.of(), null, false, false, required, List.of());
    }
}
