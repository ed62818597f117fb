package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.ColumnChooser;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** What aggregates are grouped and ordered by. */
final class Grouping {

    private final Attempt attempt;
    private final Vocabulary v;
    private final Ask ask;
    private final Choices choices;
    private final ColumnChooser columns;
    private final List<Expr> asked = new ArrayList<>();
    private boolean turned;

    Grouping(Attempt attempt) {
        this.attempt = attempt;
        this.v = attempt.v;
        this.ask = attempt.ask;
        this.choices = attempt.choices;
        this.columns = attempt.columns;
    }

    /** What was asked to group by, in words of its own. */
    List<Expr> asked() {
        return List.copyOf(asked);
    }

    void group(Shown g) {
        var before = List.copyOf(attempt.shown);
        bind(g);
        attempt.shown.stream().filter(e -> !before.contains(e)).forEach(asked::add);
    }

    private void bind(Shown g) {
        if (!aggregates() && ask.orders().stream().noneMatch(o -> o.by().aggregate())) {
            boolean computed = attempt.shown.stream().anyMatch(e -> e instanceof Expr.Math || e instanceof Expr.Span);
            if (g.kind() == Shown.Kind.ENTITY && !ask.shown().isEmpty()) {
                attempt.best(g.what()).ifPresent(t -> {
                    if (t == attempt.focus
                            && computed
                            && attempt.shown.stream().noneMatch(Expr.Col.class::isInstance)) {
                        attempt.shown.addAll(0, attempt.display(t));
                    }
                    if (t != attempt.focus) {
                        choices.chosen(g.what().text(), "table", t, -1, null, Items.fit(g.what(), t), 1);
                        choices.mentioned.add(t);
                        List<Expr> names = attempt.display(t);
                        if (names.stream().allMatch(attempt::own)) {
                            names.stream()
                                    .filter(n -> !attempt.shown.contains(n))
                                    .forEach(attempt.shown::addFirst);
                        } else {
                            attempt.required.add(new Instance(t, -1));
                        }
                    }
                });
            } else if (g.kind() == Shown.Kind.COLUMN) {
                Expr e = attempt.items.value(g);
                if (e != null && !attempt.shown.contains(e)) {
                    attempt.shown.add(0, e);
                }
            }
            return;
        }
        if (g.kind() == Shown.Kind.ENTITY && calendar(g)) {
            return;
        }
        if (g.kind() == Shown.Kind.ENTITY && averagePer(attempt.best(g.what()).orElse(attempt.focus))) {
            return;
        }
        if (g.kind() == Shown.Kind.ENTITY) {
            int table = attempt.best(g.what()).orElse(attempt.focus);
            choices.chosen(g.what().text(), "table", table, -1, null, Items.fit(g.what(), table), 1);
            v.table(table).key().forEach(k -> attempt.groups.add(new Expr.Col(k, -1)));
            boolean named = attempt.shown.stream()
                    .anyMatch(
                            e -> e instanceof Expr.Col c && v.column(c.column()).table() == table);
            int at = 0;
            for (Expr e : attempt.display(table)) {
                attempt.groups.add(e);
                if (!named && !attempt.shown.contains(e)) {
                    attempt.shown.add(at++, e);
                }
            }
        } else {
            Expr e = attempt.items.value(g);
            if (e != null) {
                attempt.groups.add(e);
                if (!attempt.shown.contains(e)) {
                    attempt.shown.add(0, e);
                }
            }
        }
    }

    /** "for each month" where a table of months stands apart: the rows' own time is cut. */
    private boolean calendar(Shown g) {
        int table = attempt.best(g.what()).orElse(attempt.focus);
        if (ask.grain() != null || v.paths().reachable(attempt.focus, table)) {
            return false;
        }
        var unit = v.language().calendar(g.what().text()).stream()
                .filter(w -> w.kind().equals("unit"))
                .findFirst();
        unit.ifPresent(u -> ask.grain(u.value()));
        return unit.isPresent();
    }

    /** "the average amount per treatment": of treatments' own amounts that is the plain average. */
    private boolean averagePer(int table) {
        return (attempt.shown.size() > 1 || !ask.groups().isEmpty())
                && attempt.shown.stream()
                        .anyMatch(e -> e instanceof Expr.Agg a
                                && a.function().equals("avg")
                                && a.of() instanceof Expr.Col c
                                && v.column(c.column()).table() == table)
                && (attempt.shown.size() > 1 || ask.groups().size() > 1);
    }

    /** "the month with the most orders": the time itself is what is asked for. */
    boolean bestTime() {
        return ask.grain() != null
                && ask.shown().isEmpty()
                && ask.orders().stream().anyMatch(o -> o.by().aggregate());
    }

    /** "per month": the time of the rows, cut into units. */
    void grain() {
        if (ask.grain() == null || !(aggregates() || bestTime())) {
            return;
        }
        Column best = null;
        double bestScore = -9;
        for (Column c : v.columns()) {
            if (!(c.temporal() || seconds(c)) || choices.distance(c.table()) > 2) {
                continue;
            }
            double score = (c.temporal() ? 0 : -1.5)
                    - choices.distance(c.table())
                    - (c.label().contains("birth") ? 0.5 : 0);
            if (score > bestScore) {
                bestScore = score;
                best = c;
            }
        }
        if (best == null) {
            choices.failed("no time to cut into " + ask.grain() + "s");
            return;
        }
        choices.chosen(ask.grain(), "time", best.table(), best.id(), null, 0.85, 1);
        var cut = new Expr.Cut(ask.grain(), new Expr.Col(best.id(), -1));
        attempt.groups.add(cut);
        attempt.shown.add(0, cut);
        if (ask.orders().isEmpty()) {
            attempt.order.add(new Scope.Key(cut, false));
        }
    }

    /** A bare number that is called a time counts seconds. */
    private static boolean seconds(Column c) {
        return c.measure() && c.label().endsWith("time");
    }

    private boolean aggregates() {
        return ask.share() != null || attempt.shown.stream().anyMatch(Expr::aggregate);
    }

    /** "names of teachers and the number of courses": what is not aggregated groups what is. */
    void implicitGroups() {
        boolean counted = aggregates() || ask.orders().stream().anyMatch(o -> o.by().aggregate());
        if (!counted) {
            return;
        }
        var plain = attempt.shown.stream().filter(e -> !e.aggregate()).toList();
        for (Expr e : plain) {
            if (e instanceof Expr.Col c) {
                addEntityKey(c);
            }
            attempt.groups.add(e);
        }
    }

    /** A name stands for its entity: two of the same name are still two. */
    void addEntityKey(Expr.Col c) {
        Column column = v.column(c.column());
        var table = v.table(column.table());
        boolean names = table.display().contains(column.id()) && !column.categorical();
        boolean own = column.table() == attempt.focus && ask.focus() == null;
        if (names && !own && !table.key().contains(column.id())) {
            table.key().forEach(k -> attempt.groups.add(new Expr.Col(k, c.via())));
        }
    }

    void orderBy(Ask.Order o) {
        Shown by = o.by();
        boolean descending = o.descending();
        Expr e;
        if (by.kind() == Shown.Kind.ROWS && by.function() == null) {
            e = attempt.shown.stream()
                    .filter(Expr::aggregate)
                    .findFirst()
                    .orElse(attempt.shown.isEmpty() ? null : attempt.shown.get(0));
        } else if (by.kind() == Shown.Kind.COLUMN || by.kind() == Shown.Kind.ASKED) {
            e = orderColumn(by, o);
            if (e == null) {
                return;
            }
            if (turned) {
                descending = !descending;
            }
        } else {
            e = attempt.items.value(by);
        }
        if (e == null) {
            choices.failed("no order by '" + (by.what() == null ? "" : by.what().text()) + "'");
            return;
        }
        if (ask.limit() != null
                && e instanceof Expr.Col c
                && v.column(c.column()).measure()
                && spokenTotal(by)) {
            e = new Expr.Agg("sum", c, false);
        }
        if (e.aggregate() && attempt.groups.isEmpty()) {
            groupForCount();
        }
        boolean figure = ask.ranking()
                && (e.aggregate() || ask.limit() == null)
                && attempt.shown.stream().noneMatch(Expr::aggregate);
        boolean timed = e instanceof Expr.Span && ask.unit() != null;
        if ((figure || timed) && !attempt.shown.contains(e)) {
            attempt.shown.add(e);
        }
        if (!e.aggregate() && !attempt.groups.isEmpty()) {
            attempt.groups.add(e);
        }
        attempt.order.add(new Scope.Key(e, descending));
    }

    /** A number that is called a total is one of the group where groups are asked for. */
    boolean spokenTotal(Shown by) {
        return by.what() != null && by.what().text().startsWith("total ");
    }

    private Expr orderColumn(Shown by, Ask.Order o) {
        turned = false;
        if (by.function() != null) {
            return attempt.items.value(by);
        }
        for (Expr e : attempt.shown) {
            if (e instanceof Expr.Agg a
                    && a.of() instanceof Expr.Col c
                    && by.what() != null
                    && by.what().columns().stream().anyMatch(m -> m.id() == c.column() && m.score() > 0.6)
                    && !ask.groups().isEmpty()) {
                return e;
            }
        }
        var chosen = columns.choose(
                by, c -> o.explicit() || by.measured() == null || c.numeric() || c.temporal() || c.datelike());
        if (chosen == null) {
            choices.failed("nothing to order by for '"
                    + (by.what() == null ? "" : by.what().text()) + "'");
            return null;
        }
        turned = chosen.turned();
        return new Expr.Col(chosen.column().id(), -1);
    }

    private void groupForCount() {
        for (Expr e : List.copyOf(attempt.shown)) {
            if (e instanceof Expr.Col c) {
                addEntityKey(c);
                attempt.groups.add(c);
            }
        }
    }

    boolean ordersShown() {
        return attempt.order.stream().allMatch(k -> attempt.shown.contains(k.by()));
    }
}
