package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.ColumnChooser;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.List;

/** What is shown, counted or compared: every word for it becomes an expression. */
final class Items {

    private final Attempt attempt;
    private final Vocabulary v;
    private final Ask ask;
    private final Choices choices;
    private final ColumnChooser columns;

    Items(Attempt attempt) {
        this.attempt = attempt;
        this.v = attempt.v;
        this.ask = attempt.ask;
        this.choices = attempt.choices;
        this.columns = attempt.columns;
    }

    /** Items of a list help each other: first each by itself, then all know where the others lie. */
    void siblings(List<Shown> all) {
        if (all.size() < 2) {
            return;
        }
        for (Shown s : all) {
            if (s.kind() == Shown.Kind.COLUMN || s.kind() == Shown.Kind.ASKED) {
                var found = columns.candidates(s, c -> true);
                if (!found.isEmpty()
                        && (found.size() == 1
                                || found.get(0).score() - found.get(1).score() > 0.2)) {
                    choices.shown.add(found.get(0).column().table());
                }
            }
        }
    }

    void show(Shown s, List<Expr> into) {
        switch (s.kind()) {
            case EVERYTHING -> v.table(attempt.focus).columns().forEach(c -> into.add(new Expr.Col(c, -1)));
            case ENTITY -> entity(s, into);
            case ROWS -> into.add(new Expr.Count(null, null));
            case COLUMN, ASKED, FORMULA -> {
                Expr e = value(s);
                if (e != null && !into.contains(e)) {
                    into.add(e);
                }
            }
            case TERM -> term(s, into);
        }
    }

    /** A term that is not compiled still may name a table or column. */
    private void term(Shown s, List<Expr> into) {
        if (!s.what().tables().isEmpty()) {
            entity(new Shown(Shown.Kind.ENTITY, s.what(), s.function(), s.distinct(), s.owner(), null, null), into);
        } else if (!s.what().columns().isEmpty()) {
            show(new Shown(Shown.Kind.COLUMN, s.what(), s.function(), s.distinct(), s.owner(), null, null), into);
        } else {
            choices.failed("the metric '" + s.what().text() + "' cannot be mixed with plain columns");
        }
    }

    private void entity(Shown s, List<Expr> into) {
        int table = attempt.best(s.what()).orElse(attempt.focus);
        choices.chosen(s.what().text(), "table", table, -1, null, fit(s.what(), table), 1);
        choices.score -= 0.2 * Math.min(6, choices.distance(table));
        if ("count".equals(s.function())) {
            into.add(count(table, s.distinct()));
            return;
        }
        if (ask.share() != null && s.function() == null && table == attempt.focus) {
            return;
        }
        if (s.function() != null) {
            Column measure = soleMeasure(table);
            if (measure != null) {
                into.add(new Expr.Agg(s.function(), new Expr.Col(measure.id(), -1), false));
                return;
            }
            choices.failed("no number of '" + s.what().text() + "' to take the " + s.function() + " of");
        }
        choices.shown.add(table);
        attempt.display(table).stream().filter(e -> !into.contains(e)).forEach(into::add);
    }

    static double fit(Chunk c, int table) {
        return c.tables().stream()
                .filter(m -> m.id() == table)
                .mapToDouble(Match::score)
                .findFirst()
                .orElse(0.4);
    }

    /** Different ones are told by their key. */
    private Expr count(int table, boolean distinct) {
        var key = v.table(table).key();
        boolean beside = table != attempt.focus || ask.shown().size() > 1;
        if (distinct && beside && key.size() == 1) {
            choices.mentioned.add(table);
            return new Expr.Count(null, new Expr.Col(key.get(0), -1));
        }
        return count(table);
    }

    Expr count(int table) {
        return new Expr.Count(table == attempt.focus ? null : new Instance(table, -1), null);
    }

    private Column soleMeasure(int table) {
        var all = v.table(table).columns().stream()
                .map(v::column)
                .filter(Column::measure)
                .toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    /** The expression of a column with its function, or null when nothing fits. */
    Expr value(Shown s) {
        if (s.kind() == Shown.Kind.ENTITY && s.what() != null) {
            return "count".equals(s.function())
                    ? count(attempt.best(s.what()).orElse(attempt.focus), s.distinct())
                    : attempt.display(attempt.best(s.what()).orElse(attempt.focus))
                            .get(0);
        }
        if (s.kind() == Shown.Kind.ROWS) {
            return new Expr.Count(null, null);
        }
        if (s.kind() == Shown.Kind.FORMULA) {
            return new Formulas(attempt).value(s);
        }
        boolean number = s.function() != null
                && !s.function().equals("count")
                && !s.function().equals("min")
                && !s.function().equals("max");
        var chosen = columns.choose(s, c -> !number || (c.numeric() || c.type() == Column.Type.BOOLEAN));
        if (chosen == null) {
            choices.failed("no column for '"
                    + (s.what() == null
                            ? String.join(", ", s.nouns())
                            : s.what().text()) + "'");
            return null;
        }
        Column c = named(s, chosen.column());
        choices.shown.add(c.table());
        var col = new Expr.Col(c.id(), -1);
        if (s.function() == null
                && ask.share() != null
                && c.measure()
                && !ask.groups().contains(s)) {
            return new Expr.Agg("sum", col, false);
        }
        if (s.function() == null) {
            boolean grouped = ask.limit() != null
                    && ask.orders().stream().anyMatch(o -> o.by().aggregate() || attempt.grouping.spokenTotal(o.by()));
            return grouped && c.measure() && attempt.grouping.spokenTotal(s) ? new Expr.Agg("sum", col, false) : col;
        }
        if (s.function().equals("count")) {
            if (c.measure() && !s.distinct() && !c.categorical()) {
                return new Expr.Agg("sum", col, false);
            }
            boolean rows = c.key()
                    && c.table() == attempt.focus
                    && v.table(c.table()).key().size() == 1;
            return rows && !s.distinct() ? new Expr.Count(null, null) : new Expr.Count(null, col);
        }
        String f =
                chosen.turned() && (s.function().equals("min") || s.function().equals("max"))
                        ? s.function().equals("min") ? "max" : "min"
                        : s.function();
        return new Expr.Agg(f, col, s.distinct());
    }

    /** The name of a thing that has no column called so is what shows it. */
    private Column named(Shown s, Column chosen) {
        if (s.owner() == null
                || s.what() == null
                || s.function() != null
                || !s.what().text().matches("names?")) {
            return chosen;
        }
        int owner = attempt.best(s.owner()).orElse(chosen.table());
        boolean sure = s.owner().tableScore() > 0.8 && owner != chosen.table();
        var display = v.table(owner).display();
        return sure
                        && display.size() == 1
                        && !v.column(display.get(0)).key()
                        && !v.column(display.get(0)).foreign()
                ? v.column(display.get(0))
                : chosen;
    }
}
