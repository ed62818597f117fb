package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Pred;
import java.util.ArrayList;
import java.util.List;

/** "the percentage of orders that were late", "each region's share of the sales". */
final class Shares {

    private final Attempt a;

    Shares(Attempt attempt) {
        this.a = attempt;
    }

    void share() {
        if (a.ask.share() == null) {
            return;
        }
        List<Pred> met = met();
        Expr part = met.isEmpty() ? ofTotal() : ofRows(met);
        if (part == null) {
            a.choices.failed("nothing tells what the " + a.ask.share() + " is of");
            return;
        }
        boolean hundred = a.ask.share().contains("percent") || a.ask.share().contains("%");
        a.shown.add(hundred ? new Expr.Math("*", new Expr.Num("100.0"), part) : part);
    }

    /** A period beside another condition bounds the whole; everything else chooses the part. */
    private List<Pred> met() {
        var met = new ArrayList<>(a.where);
        if (met.size() > 1 && met.stream().anyMatch(p -> !Shares.timed(p))) {
            met.removeIf(Shares::timed);
        }
        return met;
    }

    private static boolean timed(Pred p) {
        return switch (p) {
            case Pred.Cmp c -> c.right() instanceof Expr.Day;
            case Pred.Between b -> b.low() instanceof Expr.Day;
            case Pred.And x -> x.parts().stream().allMatch(Shares::timed);
            case Pred.Or x -> x.parts().stream().allMatch(Shares::timed);
            case Pred.Not n -> timed(n.part());
            case Pred.In i -> false;
            case Pred.Like l -> false;
            case Pred.Null n -> false;
            case Pred.Among x -> false;
        };
    }

    private Expr ofRows(List<Pred> met) {
        Expr measure = a.shown.stream()
                .filter(e -> e instanceof Expr.Agg g && g.function().equals("sum"))
                .findFirst()
                .orElse(null);
        Pred condition = met.size() == 1 ? met.get(0) : new Pred.And(met);
        Expr part = measure == null
                ? new Expr.Math("/", new Expr.CountIf(condition), new Expr.Count(null, null))
                : new Expr.Math("/", new Expr.Filtered(measure, condition), measure);
        a.shown.removeIf(e -> e instanceof Expr.Count || e.equals(measure) || (!a.groups.contains(e) && named(e)));
        a.where.removeAll(met);
        a.required.clear();
        return part;
    }

    private boolean named(Expr e) {
        return e instanceof Expr.Col c && a.v.table(a.focus).display().contains(c.column());
    }

    /** Of groups without a condition: each one's part of the sum of all. */
    private Expr ofTotal() {
        Expr measure = a.shown.stream().filter(Expr::aggregate).findFirst().orElse(null);
        if (measure == null || a.groups.isEmpty()) {
            return null;
        }
        a.shown.remove(measure);
        return new Expr.Math("/", measure, new Expr.Running(measure, List.of(), List.of()));
    }
}
