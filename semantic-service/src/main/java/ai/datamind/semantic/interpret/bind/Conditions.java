package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.ColumnChooser;
import ai.datamind.semantic.interpret.bind.column.Literals;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Binds the conditions of one scope. */
final class Conditions {

    /** "flights with stops": so good a name of a quantity means that there is some. */
    private static final double QUANTITY = 0.9;

    private static final double SAME = 0.03;

    private final Attempt a;
    private final Vocabulary v;
    private final Choices choices;
    private final Targets targets;
    private final Relations relations;

    Conditions(Attempt attempt) {
        this.a = attempt;
        this.v = attempt.v;
        this.choices = attempt.choices;
        this.targets = new Targets(this, attempt);
        this.relations = new Relations(this, attempt);
    }

    List<Edge> path(int table) {
        return relations.path(table, -1);
    }

    void add(Condition c) {
        switch (c) {
            case Condition.Compare p -> compare(p);
            case Condition.Related r -> relations.related(r);
            case Condition.Either e -> either(e);
            case Condition.Versus x -> versus(x);
            case Condition.Holds h -> holds(h);
            case Condition.Missing m -> missing(m);
        }
    }

    private void either(Condition.Either e) {
        var parts = new ArrayList<Pred>();
        for (Condition c : e.parts()) {
            if (c instanceof Condition.Compare p) {
                Targets.Target t = targets.target(p);
                if (t != null) {
                    parts.add(Literals.compare(t.column(), t.col(), p.op(), p.values(), p.negated()));
                }
            } else {
                add(c);
            }
        }
        if (!parts.isEmpty()) {
            a.where.add(parts.size() == 1 ? parts.get(0) : new Pred.Or(parts));
        }
    }

    void compare(Condition.Compare p) {
        if (p.left() != null && p.left().kind() == Shown.Kind.FORMULA) {
            computed(p);
            return;
        }
        if (p.left() != null && (p.left().aggregate() || p.left().kind() == Shown.Kind.ENTITY)) {
            relations.aggregate(p);
            return;
        }
        Targets.Target t = targets.target(p);
        if (t == null) {
            choices.failed("nothing to compare with '" + p.values().get(0).text() + "'");
            return;
        }
        if (otherEntity(p, t)) {
            return;
        }
        List<Edge> path = relations.path(t.column().table(), t.col().via());
        boolean fans = path.stream().anyMatch(Edge::fans);
        if (p.all() && p.values().size() > 1) {
            every(p, t, path, fans);
            return;
        }
        if (p.negated() && fans) {
            Pred positive = Literals.compare(t.column(), t.col(), p.op(), p.values(), false);
            relations.exists(path, List.of(positive), List.of(), true);
            return;
        }
        a.where.add(Literals.compare(t.column(), t.col(), p.op(), p.values(), p.negated()));
    }

    /** "more than 10 days between A and B", "price minus cost over 100". */
    private void computed(Condition.Compare p) {
        Expr left = a.items.value(p.left());
        Double number = p.values().get(0).number();
        if (left == null || number == null) {
            choices.failed("'" + p.values().get(0).text() + "' is no number to compare with");
            return;
        }
        String symbol = p.negated() ? Relations.inverse(Literals.symbol(p.op())) : Literals.symbol(p.op());
        Pred compared = p.op().equals("between") && p.values().get(1).number() != null
                ? new Pred.Between(
                        left,
                        new Expr.Num(Literals.digits(number)),
                        new Expr.Num(Literals.digits(p.values().get(1).number())),
                        p.negated())
                : new Pred.Cmp(left, symbol, new Expr.Num(Literals.digits(number)));
        (left.aggregate() ? a.having : a.where).add(compared);
    }

    /** "both A and B": each value met by some row; of the entity itself, by some row with the same shown values. */
    private void every(Condition.Compare p, Targets.Target t, List<Edge> path, boolean fans) {
        if (fans) {
            for (Chunk value : p.values()) {
                relations.exists(
                        path,
                        List.of(Literals.compare(t.column(), t.col(), p.op(), List.of(value), false)),
                        List.of(),
                        p.negated());
            }
            return;
        }
        boolean category = !a.shown.isEmpty()
                && a.shown.stream()
                        .allMatch(e -> e instanceof Expr.Col c
                                && !v.column(c.column()).key()
                                && !v.table(v.column(c.column()).table())
                                        .display()
                                        .contains(c.column()));
        if (!category) {
            a.where.add(Literals.compare(t.column(), t.col(), p.op(), p.values(), p.negated()));
            return;
        }
        p.values().forEach(value -> sameShown(Literals.compare(t.column(), t.col(), p.op(), List.of(value), false)));
    }

    /** Rows whose shown value also occurs with this condition. */
    private void sameShown(Pred condition) {
        if (a.shown.get(0) instanceof Expr.Col c) {
            a.where.add(new Pred.Among(c, Scope.of(a.focus, List.of(c), List.of(condition), List.of()), c, false));
            a.distinctRows();
        }
    }

    /** "older than Kyle": the value names another row, whose number is meant. */
    private boolean otherEntity(Condition.Compare p, Targets.Target t) {
        Chunk value = p.values().get(0);
        boolean range = List.of("gt", "ge", "lt", "le").contains(p.op());
        if (!range
                || !t.column().numeric()
                || value.number() != null
                || value.values().isEmpty()) {
            return false;
        }
        ValueMatch m = value.values().get(0);
        var inner = new Expr.Col(t.column().id(), -1);
        var other = new Expr.Col(m.column(), -1);
        var scope = Scope.of(
                t.column().table(),
                List.of(inner),
                List.of(new Pred.Cmp(other, "=", new Expr.Text(m.stored()))),
                List.of());
        a.where.add(new Pred.Cmp(t.col(), Literals.symbol(p.op()), new Expr.Scalar(scope)));
        return true;
    }

    private void versus(Condition.Versus x) {
        var left = a.columns.choose(x.left(), c -> x.function() == null || c.numeric() || c.temporal());
        if (left == null) {
            choices.failed("nothing to compare with the " + x.function());
            return;
        }
        if (x.function() == null) {
            columns(left.column(), x);
            return;
        }
        Column right = left.column();
        if (!x.right().equals(x.left())) {
            var chosen = a.columns.choose(x.right(), c -> c.numeric() || c.temporal());
            right = chosen == null ? right : chosen.column();
        }
        String symbol = Literals.symbol(x.op() == null ? "eq" : x.op());
        var scope = Scope.of(
                right.table(),
                List.of(new Expr.Agg(x.function(), new Expr.Col(right.id(), -1), false)),
                List.of(),
                List.of());
        a.where.add(new Pred.Cmp(
                new Expr.Col(left.column().id(), -1),
                x.negated() ? Relations.inverse(symbol) : symbol,
                new Expr.Scalar(scope)));
    }

    /** Two columns of the same row. */
    private void columns(Column left, Condition.Versus x) {
        var right = a.columns.choose(x.right(), c -> c.id() != left.id() && c.type() == left.type());
        if (right == null) {
            choices.failed("nothing to compare " + left.label() + " with");
            return;
        }
        String symbol = x.op().equals("ne") ? "<>" : Literals.symbol(x.op());
        a.where.add(new Pred.Cmp(
                new Expr.Col(left.id(), -1),
                x.negated() ? Relations.inverse(symbol) : symbol,
                new Expr.Col(right.column().id(), -1)));
    }

    /** A filter of the model, where the words name it as well as any column. */
    private boolean named(Condition.Holds h) {
        for (Match m : h.what().terms()) {
            Vocabulary.Term term = v.terms().get(m.id());
            if (!term.met().isEmpty()
                    && m.score() >= QUANTITY
                    && m.score() >= h.what().columnScore() - SAME) {
                var all = new ArrayList<Pred>();
                for (Vocabulary.Met met : term.met()) {
                    Column c = v.column(met.column());
                    var col = new Expr.Col(c.id(), -1);
                    List<Expr> values = met.values().stream()
                            .map(x -> Literals.stored(c, x))
                            .toList();
                    all.add(
                            values.size() > 1
                                    ? new Pred.In(col, values, false)
                                    : new Pred.Cmp(
                                            col, met.symbol().equals("!=") ? "<>" : met.symbol(), values.get(0)));
                    choices.chosen(h.what().text(), "filter", c.table(), c.id(), null, 1, 1);
                }
                Pred every = all.size() == 1 ? all.get(0) : new Pred.And(all);
                a.where.add(h.negated() ? new Pred.Not(every) : every);
                return true;
            }
        }
        return false;
    }

    /** A column without a value: a flag is meant as such, anything else must only be there. */
    void holds(Condition.Holds h) {
        if (named(h)) {
            return;
        }
        var all = a.columns.candidates(Shown.column(h.what()), c -> true);
        if (all.isEmpty()) {
            choices.failed("'" + h.what().text() + "' has no place");
            return;
        }
        Column c = all.get(0).column();
        var col = new Expr.Col(c.id(), -1);
        double fit = ColumnChooser.fit(h.what(), c.id());
        if (c.flag() && fit > 0.5) {
            choices.chosen(h.what().text(), "flag", c.table(), c.id(), h.negated() ? c.no() : c.yes(), fit, 1);
            Expr value = c.type() == Column.Type.BOOLEAN
                    ? new Expr.Bool(!h.negated())
                    : c.type() == Column.Type.NUMBER
                            ? new Expr.Num(h.negated() ? c.no() : c.yes())
                            : new Expr.Text(h.negated() ? c.no() : c.yes());
            a.where.add(new Pred.Cmp(col, "=", value));
            return;
        }
        if (c.temporal() && fit > 0.5 && h.what().text().endsWith("ed")) {
            choices.chosen(h.what().text(), "filter", c.table(), c.id(), null, fit, 1);
            a.where.add(new Pred.Null(col, !h.negated()));
            return;
        }
        if (c.measure() && fit > QUANTITY && c.table() == a.focus) {
            choices.chosen(h.what().text(), "filter", c.table(), c.id(), null, fit, 1);
            a.where.add(new Pred.Cmp(col, h.negated() ? "=" : ">", new Expr.Num("0")));
            return;
        }
        boolean role = c.temporal() || c.foreign() || c.datelike() || c.measure();
        boolean unit = v.language().unit(h.what().text()) && fit < QUANTITY;
        if (!h.negated()
                && (unit || (role && !v.language().roles(h.what().text()).isEmpty()))) {
            return;
        }
        choices.bare(h.what().text(), c.id());
        if (h.negated() && choices.distance(c.table()) == 0) {
            a.where.add(new Pred.Null(col, false));
        }
    }

    private void missing(Condition.Missing m) {
        var chosen = a.columns.choose(m.left(), c -> true);
        if (chosen == null) {
            choices.failed("no column that could be missing");
            return;
        }
        a.where.add(new Pred.Null(new Expr.Col(chosen.column().id(), -1), m.present()));
    }
}
