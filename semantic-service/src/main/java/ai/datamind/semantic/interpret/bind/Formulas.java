package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.Literals;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.vocabulary.Column;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Predicate;

/** Gives the words of a formula their columns and makes its types fit. */
final class Formulas {

    private final Attempt attempt;
    private final Choices choices;

    Formulas(Attempt attempt) {
        this.attempt = attempt;
        this.choices = attempt.choices;
    }

    /** Null where a part has no column. */
    Expr value(Shown s) {
        Expr e = tree(s.formula());
        if (e == null) {
            return null;
        }
        return s.function() == null || e.aggregate() ? e : new Expr.Agg(s.function(), e, s.distinct());
    }

    private Expr tree(Formula f) {
        return switch (f) {
            case Formula.Constant c -> new Expr.Num(Literals.digits(c.value()));
            case Formula.Of o -> o.term().kind() == Shown.Kind.FORMULA ? value(o.term()) : leaf(o.term());
            case Formula.Both b -> both(b);
            case Formula.Among x -> among(x);
            case Formula.Span x -> span(x);
            case Formula.Weekday w -> weekday(w);
            case Formula.Age a -> age();
        };
    }

    /** What holds for a part of a formula holds for the rows of that part alone. */
    private Expr among(Formula.Among x) {
        Expr of = tree(x.of());
        int before = attempt.where.size();
        var conditions = new Conditions(attempt);
        x.only().forEach(conditions::add);
        var own = new ArrayList<>(attempt.where.subList(before, attempt.where.size()));
        attempt.where.subList(before, attempt.where.size()).clear();
        if (of == null || own.isEmpty()) {
            return null;
        }
        return new Expr.Filtered(totalled(of), own.size() == 1 ? own.get(0) : new Pred.And(own));
    }

    private Expr leaf(Shown term) {
        if (term.kind() == Shown.Kind.ENTITY && term.distinct()) {
            int table = attempt.best(term.what()).orElse(attempt.focus);
            var key = attempt.v.table(table).key();
            if (key.size() == 1) {
                choices.chosen(term.what().text(), "table", table, -1, null, Items.fit(term.what(), table), 1);
                choices.mentioned.add(table);
                return new Expr.Count(null, new Expr.Col(key.get(0), -1));
            }
        }
        Expr e = attempt.items.value(term);
        return e instanceof Expr.Col c
                        && !attempt.v.column(c.column()).numeric()
                        && !attempt.v.column(c.column()).temporal()
                ? failed(term)
                : e;
    }

    private Expr failed(Shown term) {
        choices.failed("'" + term.what().text() + "' is no number");
        return null;
    }

    /** One aggregate in a sum of rows makes the whole a figure of the group: what stands beside it is totalled. */
    private Expr both(Formula.Both b) {
        Formula second = timed(b);
        Expr left = tree(b.left());
        Expr right = tree(second);
        if (left != null && left.equals(right) && b.left() instanceof Formula.Of o && left instanceof Expr.Col same) {
            left = another(o.term(), same);
        }
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof Expr.Count one
                && right instanceof Expr.Count other
                && !Objects.equals(one.rows(), other.rows())) {
            choices.doubts.add("two kinds of things are counted over the same joined rows");
        }
        if (left.aggregate() != right.aggregate()) {
            left = totalled(left);
            right = totalled(right);
        }
        return new Expr.Math(b.operator(), left, right);
    }

    /** Nothing is set in relation to itself: the next best column is meant. */
    private Expr another(Shown term, Expr.Col same) {
        var all = attempt.columns.candidates(term, c -> c.numeric() && c.id() != same.column());
        if (all.isEmpty()) {
            choices.failed("'" + term.what().text() + "' stands beside itself");
            return null;
        }
        return new Expr.Col(all.get(0).column().id(), -1);
    }

    /** "… minus 30 minutes" from a time in hours: the constant is said in the unit of the time. */
    private Formula timed(Formula.Both b) {
        boolean time = b.right() instanceof Formula.Constant c && c.unit() != null && attempt.ask.unit() == null;
        if (time) {
            attempt.ask.unit(((Formula.Constant) b.right()).unit());
        }
        return b.right();
    }

    private static Expr totalled(Expr e) {
        return switch (e) {
            case Expr.Num n -> n;
            case Expr.Math m
            when !m.aggregate() && (m.operator().equals("+") || m.operator().equals("-")) ->
                new Expr.Math(m.operator(), totalled(m.left()), totalled(m.right()));
            default -> e.aggregate() ? e : new Expr.Agg("sum", e, false);
        };
    }

    private Expr weekday(Formula.Weekday w) {
        var nouns = new ArrayList<>(w.hints());
        nouns.addAll(attempt.v.language().asked("when"));
        Expr day = moment(Shown.asked(null, nouns), c -> c.temporal());
        return day == null ? null : new Expr.Part("isodow", day);
    }

    private Expr span(Formula.Span x) {
        Expr from = moment(x.from(), c -> true);
        Expr to = moment(x.to(), c -> !(from instanceof Expr.Col f && f.column() == c.id()));
        if (from == null || to == null) {
            return null;
        }
        return new Expr.Span(from, to, attempt.ask.unit() != null ? attempt.ask.unit() : x.unit());
    }

    private Expr moment(Shown s, Predicate<Column> fits) {
        Predicate<Column> time = c -> c.temporal() || c.datelike() || (c.numeric() && called(c, "time"));
        var chosen = attempt.columns.choose(s, time.and(fits));
        if (chosen == null) {
            choices.failed("no time for '"
                    + (s.what() == null ? String.join(" ", s.nouns()) : s.what().text()) + "'");
            return null;
        }
        choices.shown.add(chosen.column().table());
        Expr col = new Expr.Col(chosen.column().id(), -1);
        return s.function() == null ? col : new Expr.Agg(s.function(), col, false);
    }

    private static boolean called(Column c, String word) {
        return c.forms().stream().anyMatch(f -> f.text().contains(word));
    }

    private Expr age() {
        Column best = null;
        for (Column c : attempt.v.columns()) {
            boolean birth = c.temporal() && called(c, "birth");
            if (birth && (best == null || choices.distance(c.table()) < choices.distance(best.table()))) {
                best = c;
            }
        }
        if (best == null) {
            choices.failed("no day of birth to tell an age from");
            return null;
        }
        choices.chosen("age", "column", best.table(), best.id(), null, 0.85, 1);
        return new Expr.Age(new Expr.Col(best.id(), -1));
    }
}
