package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.AskCopy;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.Literals;
import ai.datamind.semantic.interpret.bind.column.Roles;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.sql.JoinTree;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conditions on related rows: that some exist, none do, or so many; each a semi-join of its own. */
final class Relations {

    private final Attempt a;
    private final Vocabulary v;
    private final Choices choices;
    private final Roles roles;
    private final Conditions conditions;

    Relations(Conditions conditions, Attempt attempt) {
        this.a = attempt;
        this.v = attempt.v;
        this.choices = attempt.choices;
        this.roles = new Roles(attempt.v);
        this.conditions = conditions;
    }

    /** "number of flights more than 10", "average age above 30", "total sales over 500". */
    void aggregate(Condition.Compare p) {
        Shown left = p.left();
        String symbol = p.negated() ? inverse(Literals.symbol(p.op())) : Literals.symbol(p.op());
        Chunk value = p.values().get(0);
        if (value.number() == null) {
            choices.failed("'" + value.text() + "' is no number");
            return;
        }
        var number = new Expr.Num(Literals.digits(value.number()));
        if (left.kind() == Shown.Kind.ENTITY) {
            int table = a.best(left.what()).orElse(a.focus);
            choices.chosen(left.what().text(), "table", table, -1, null, 0.9, 1);
            counted(table, List.of(), List.of(), symbol, number);
            return;
        }
        var chosen = a.columns.choose(left.with(null, false), c -> true);
        if (chosen == null) {
            choices.failed("no column for '" + left.what().text() + "'");
            return;
        }
        var col = new Expr.Col(chosen.column().id(), -1);
        Expr agg = left.function().equals("count")
                ? chosen.column().measure() ? new Expr.Agg("sum", col, false) : new Expr.Count(null, col)
                : new Expr.Agg(left.function(), col, false);
        grouped(chosen.column().table(), agg, List.of(), List.of(), symbol, number);
    }

    private void counted(int table, List<Pred> preds, List<Instance> required, String symbol, Expr number) {
        grouped(table, null, preds, required, symbol, number);
    }

    /** Keeps the entities (or shown values) whose rows of the table aggregate to so much. */
    private void grouped(int table, Expr agg, List<Pred> preds, List<Instance> required, String symbol, Expr number) {
        if (table == a.focus || path(table, -1).isEmpty()) {
            a.where.addAll(preds);
            a.groupByShown();
            a.having.add(new Pred.Cmp(agg == null ? new Expr.Count(null, null) : agg, symbol, number));
            return;
        }
        List<Edge> path = path(table, -1);
        if (path.isEmpty()) {
            return;
        }
        Edge first = path.get(0);
        if (!path.stream().anyMatch(Edge::fans)) {
            categories(agg, preds, symbol, number);
            return;
        }
        var member = new Expr.Col(first.toColumns().get(0), -1);
        Expr count = agg != null ? agg : new Expr.Count(first.to() == table ? null : new Instance(table, -1), null);
        var all = new ArrayList<>(required);
        along(path, all);
        var scope = new Scope(
                first.to(),
                List.of(member),
                List.of(member),
                preds,
                List.of(new Pred.Cmp(count, symbol, number)),
                List.of(),
                null,
                false,
                false,
                all,
                List.of());
        a.where.add(new Pred.Among(new Expr.Col(first.fromColumns().get(0), -1), scope, member, false));
    }

    /** The counted rows are on the one side: then what is shown is grouped. */
    private void categories(Expr agg, List<Pred> preds, String symbol, Expr number) {
        a.where.addAll(preds);
        a.groupByShown();
        a.having.add(new Pred.Cmp(agg == null ? new Expr.Count(null, null) : agg, symbol, number));
    }

    static String inverse(String symbol) {
        return switch (symbol) {
            case ">" -> "<=";
            case ">=" -> "<";
            case "<" -> ">=";
            case "<=" -> ">";
            case "<>" -> "=";
            default -> "<>";
        };
    }

    private static void along(List<Edge> path, List<Instance> required) {
        for (int i = 1; i < path.size(); i++) {
            required.add(new Instance(path.get(i).to(), path.get(i).id()));
        }
    }

    List<Edge> path(int table, int via) {
        var tree = new JoinTree(v, a.focus, Set.copyOf(choices.mentioned));
        JoinTree.Node n = tree.attach(new Instance(table, via));
        var path = new ArrayList<Edge>();
        for (JoinTree.Node at = n; at != null && at.parent() != null; at = at.parent()) {
            path.add(0, at.edge());
        }
        if (n == null) {
            choices.failed(v.table(table).label() + " has no relation to "
                    + v.table(a.focus).label());
        }
        return path;
    }

    void related(Condition.Related r) {
        Ask other = r.other();
        int table = a.best(other.focus()).orElse(-1);
        if (table < 0) {
            choices.failed("no entity for '" + other.focus().text() + "'");
            return;
        }
        for (Condition c : other.conditions()) {
            if (c instanceof Condition.Compare p && p.all() && p.values().size() > 1) {
                for (Chunk value : p.values()) {
                    related(new Condition.Related(single(other, p, value), r.negated(), r.op(), r.count(), r.hints()));
                }
                return;
            }
        }
        if (r.op() == null && !r.negated()) {
            other = hoisted(other, table);
        }
        var inner = new Attempt(v, a.binder, other, table);
        boolean same = table == a.focus && r.op() == null && !r.negated();
        Bound b = same ? inner.within().bind() : inner.bind();
        choices.absorb(b);
        choices.score -= Math.min(2, 0.2 * choices.distance(table));
        int via = roles.via(a.focus, table, hints(r));
        List<Pred> preds = b.scope().where().stream()
                .map(p -> Roles.through(p, table, via, v))
                .toList();
        if (r.op() != null) {
            String symbol = Literals.symbol(r.op());
            Expr number = new Expr.Num(Literals.digits(r.count()));
            grouped(table, null, preds, b.scope().required(), r.negated() ? inverse(symbol) : symbol, number);
            return;
        }
        if (b.scope().limit() != null || !b.scope().having().isEmpty()) {
            extreme(b, table, via, r.negated());
            return;
        }
        if (r.negated()) {
            var required = new ArrayList<>(b.scope().required());
            List<Edge> path = path(table, via);
            if (!path.isEmpty()) {
                exists(path, preds, required, true);
            } else if (!preds.isEmpty()) {
                preds.forEach(p -> a.where.add(new Pred.Not(p)));
            }
            return;
        }
        if (table == a.focus) {
            a.where.addAll(preds);
            return;
        }
        List<Edge> own = severalRelated() ? path(table, via) : List.of();
        if (own.stream().anyMatch(Edge::fans)) {
            exists(own, preds, b.scope().required(), false);
            return;
        }
        a.where.addAll(preds);
        a.required.addAll(b.scope().required());
        a.required.add(new Instance(table, via));
    }

    /** "who have friends and are liked": one has nothing to do with the other's rows. */
    private boolean severalRelated() {
        return a.shown.stream()
                        .noneMatch(e -> e.aggregate()
                                || (e instanceof Expr.Col c
                                        && v.column(c.column()).table() != a.focus))
                && a.ask.conditions().stream()
                                .filter(c -> c instanceof Condition.Related r && r.op() == null && !r.negated())
                                .count()
                        > 1;
    }

    /** A bare time belongs to what was asked, unless a word of the other entity's own date stands beside it. */
    private Ask hoisted(Ask other, int table) {
        Ask left = other;
        for (Condition c : other.conditions()) {
            if (c instanceof Condition.Compare p
                    && p.left() == null
                    && p.values().get(0).period() != null) {
                boolean own = v.table(table).columns().stream()
                        .map(v::column)
                        .anyMatch(x -> x.temporal() && roles.words(x, p.hints()) > 0.7);
                boolean outer =
                        v.table(a.focus).columns().stream().map(v::column).anyMatch(Column::temporal);
                if (!own && outer) {
                    conditions.compare(p);
                    left = AskCopy.without(left, p);
                }
            }
        }
        return left;
    }

    private static List<String> hints(Condition.Related r) {
        var hints = new ArrayList<>(r.hints());
        for (Condition c : r.other().conditions()) {
            if (c instanceof Condition.Compare p) {
                hints.addAll(p.hints());
            }
        }
        return hints;
    }

    private static Ask single(Ask other, Condition.Compare all, Chunk value) {
        var one = AskCopy.without(other, all);
        one.conditions().add(all.withValues(List.of(value), false));
        return one;
    }

    /** The other entity is chosen by an extreme: its key must be that one. */
    private void extreme(Bound b, int table, int via, boolean negated) {
        List<Integer> key = v.table(table).key();
        int column = key.size() == 1 ? key.get(0) : v.table(table).columns().get(0);
        var member = new Expr.Col(column, -1);
        Scope s = b.scope();
        var groups = new ArrayList<>(s.groups());
        if (s.order().stream().anyMatch(k -> k.by().aggregate()) || !s.having().isEmpty()) {
            groups.clear();
            groups.add(member);
        }
        var inner = new Scope(
                s.root(),
                List.of(member),
                groups,
                s.where(),
                s.having(),
                s.order(),
                s.limit(),
                false,
                false,
                s.required(),
                List.of());
        a.where.add(new Pred.Among(new Expr.Col(column, via), inner, member, negated));
    }

    /** A semi-join or anti-join of its own, so that it shares no row with other conditions. */
    void exists(List<Edge> path, List<Pred> preds, List<Instance> required, boolean negated) {
        Edge first = path.get(0);
        var member = new Expr.Col(first.toColumns().get(0), -1);
        var all = new ArrayList<>(required);
        along(path, all);
        List<Pred> inside =
                preds.stream().map(p -> Roles.through(p, first.to(), -1, v)).toList();
        var scope = Scope.of(first.to(), List.of(member), inside, all);
        a.where.add(new Pred.Among(new Expr.Col(first.fromColumns().get(0), -1), scope, member, negated));
    }
}
