package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.parse.Ask;
import ai.datamind.semantic.interpret.parse.Condition;
import ai.datamind.semantic.interpret.parse.Shown;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One scope bound to one table. */
final class Attempt {

    final Vocabulary v;
    final Binder binder;
    final Ask ask;
    final int focus;
    final Choices choices;
    final ColumnChooser columns;
    private final List<Pred> where = new ArrayList<>();
    private final List<Pred> having = new ArrayList<>();
    private final List<Instance> required = new ArrayList<>();
    private final List<Expr> shown = new ArrayList<>();
    private final Set<Expr> groups = new LinkedHashSet<>();
    private final List<Scope.Key> order = new ArrayList<>();
    private final List<Expr> categories = new ArrayList<>();
    private boolean distinct;

    Attempt(Vocabulary v, Binder binder, Ask ask, int focus) {
        this.v = v;
        this.binder = binder;
        this.ask = ask;
        this.focus = focus;
        this.choices = new Choices(v, focus);
        this.columns = new ColumnChooser(choices);
    }

    Bound bind() {
        if (ask.focus() != null) {
            double fit = ask.focus().tables().stream()
                    .filter(m -> m.id() == focus)
                    .mapToDouble(Match::score)
                    .findFirst()
                    .orElse(0.4);
            choices.chosen(ask.focus().text(), "table", focus, -1, null, fit, 1);
        }
        mention();
        distinct = ask.distinct();
        if (ask.shown().isEmpty() && !ask.yesNo()) {
            display(focus).forEach(shown::add);
        }
        List<Shown> plain = ask.shown();
        siblings(plain);
        for (Shown s : plain) {
            show(s, shown);
        }
        soft();
        arithmetic();
        for (Shown g : ask.groups()) {
            group(g);
        }
        grain();
        implicitGroups();
        var conditions = new Conditions(this);
        ask.conditions().forEach(conditions::add);
        for (Ask.Order o : ask.orders()) {
            order(o);
        }
        return finish();
    }

    /** An entity of the first sentence is shown unless something that names it is. */
    private void soft() {
        for (Shown s : ask.soft()) {
            int table = s.what() == null ? focus : best(s.what()).orElse(focus);
            boolean named = shown.stream()
                    .anyMatch(e -> e instanceof Expr.Col c
                            && v.column(c.column()).table() == table
                            && (v.table(table).display().contains(c.column())
                                    || v.table(table).key().contains(c.column())
                                    || (!v.column(c.column()).measure() && shown.size() > 1)));
            if (!named && shown.stream().noneMatch(Expr::aggregate)) {
                shown.addAll(0, display(table));
            }
        }
    }

    /** "the ratio of A to B", "the difference between A and B". */
    private void arithmetic() {
        int i = ask.arithmeticFrom();
        if (ask.arithmetic() == null || shown.size() < i + 2) {
            return;
        }
        Expr left = shown.remove(i);
        Expr right = shown.remove(i);
        boolean row = !left.aggregate() && !right.aggregate();
        shown.add(i, new Expr.Math(ask.arithmetic(), row ? left : total(left), row ? right : total(right)));
    }

    private static Expr total(Expr e) {
        return e.aggregate() ? e : new Expr.Agg("sum", e, false);
    }

    /** The part of all rows that meet the conditions. */
    private void share() {
        if (ask.share() == null || where.isEmpty() || shown.isEmpty()) {
            return;
        }
        Pred met = where.size() == 1 ? where.get(0) : new Pred.And(List.copyOf(where));
        Expr part = new Expr.Math("/", new Expr.CountIf(met), new Expr.Count(null, null));
        boolean hundred = ask.share().contains("percent") || ask.share().contains("%");
        Expr value = hundred ? new Expr.Math("*", new Expr.Num("100.0"), part) : part;
        shown.removeIf(e -> e instanceof Expr.Count
                || (e instanceof Expr.Col c && v.table(focus).display().contains(c.column()) && !groups.contains(e)));
        shown.add(value);
        where.clear();
        required.clear();
    }

    List<Pred> where() {
        return where;
    }

    List<Pred> having() {
        return having;
    }

    List<Instance> required() {
        return required;
    }

    List<Expr> shownExprs() {
        return shown;
    }

    void groupByShown() {
        shown.stream().filter(e -> !e.aggregate()).forEach(groups::add);
    }

    void distinctRows() {
        distinct = true;
    }

    private void mention() {
        for (Chunk c : ask.mentions()) {
            best(c).ifPresent(choices.mentioned::add);
        }
        for (Shown s : ask.shown()) {
            if (s.kind() == Shown.Kind.ENTITY && s.what() != null) {
                best(s.what()).ifPresent(choices.mentioned::add);
            }
            if (s.owner() != null) {
                best(s.owner()).ifPresent(choices.mentioned::add);
            }
        }
        for (Condition c : ask.conditions()) {
            if (c instanceof Condition.Related r && !r.negated() && r.other().focus() != null) {
                best(r.other().focus()).ifPresent(choices.mentioned::add);
            }
        }
    }

    /** The table a chunk names, the nearest of equally good ones. */
    java.util.Optional<Integer> best(Chunk c) {
        int found = -1;
        double best = 0;
        for (Match m : c.tables()) {
            double score =
                    4 * m.score() - 0.15 * Math.min(8, v.paths().distance(focus, m.id())) + (m.id() == focus ? 0.1 : 0);
            if (m.score() > 0.4 && (found < 0 || score > best)) {
                best = score;
                found = m.id();
            }
        }
        return found < 0 ? java.util.Optional.empty() : java.util.Optional.of(found);
    }

    List<Expr> display(int table) {
        return v.table(table).display().stream()
                .map(c -> (Expr) new Expr.Col(c, -1))
                .toList();
    }

    /** Items of a list help each other: first each by itself, then all know where the others lie. */
    private void siblings(List<Shown> all) {
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

    private void show(Shown s, List<Expr> into) {
        switch (s.kind()) {
            case EVERYTHING -> v.table(focus).columns().forEach(c -> into.add(new Expr.Col(c, -1)));
            case ENTITY -> entity(s, into);
            case ROWS -> into.add(new Expr.Count(null, null));
            case COLUMN, ASKED -> {
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
        int table = best(s.what()).orElse(focus);
        choices.chosen(s.what().text(), "table", table, -1, null, fit(s.what(), table), 1);
        choices.score -= 0.2 * Math.min(6, choices.distance(table));
        if ("count".equals(s.function())) {
            into.add(count(table));
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
        display(table).stream().filter(e -> !into.contains(e)).forEach(into::add);
    }

    private static double fit(Chunk c, int table) {
        return c.tables().stream()
                .filter(m -> m.id() == table)
                .mapToDouble(Match::score)
                .findFirst()
                .orElse(0.4);
    }

    Expr count(int table) {
        return new Expr.Count(table == focus ? null : new Instance(table, -1), null);
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
                    ? count(best(s.what()).orElse(focus))
                    : display(best(s.what()).orElse(focus)).get(0);
        }
        if (s.kind() == Shown.Kind.ROWS) {
            return new Expr.Count(null, null);
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
        if (s.function() == null) {
            boolean grouped = ask.limit() != null
                    && ask.orders().stream().anyMatch(o -> o.by().aggregate() || spokenTotal(o.by()));
            return grouped && c.measure() && spokenTotal(s) ? new Expr.Agg("sum", col, false) : col;
        }
        if (s.function().equals("count")) {
            if (c.measure() && !s.distinct() && !c.categorical()) {
                return new Expr.Agg("sum", col, false);
            }
            boolean rows =
                    c.key() && c.table() == focus && v.table(c.table()).key().size() == 1;
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
        int owner = best(s.owner()).orElse(chosen.table());
        boolean sure = s.owner().tableScore() > 0.8 && owner != chosen.table();
        var display = v.table(owner).display();
        return sure && display.size() == 1 && !v.column(display.get(0)).key() ? v.column(display.get(0)) : chosen;
    }

    private void group(Shown g) {
        if (!aggregates() && ask.orders().stream().noneMatch(o -> o.by().aggregate())) {
            if (g.kind() == Shown.Kind.ENTITY && !ask.shown().isEmpty()) {
                best(g.what()).ifPresent(t -> {
                    if (t != focus) {
                        choices.mentioned.add(t);
                        required.add(new Instance(t, -1));
                    }
                });
            } else if (g.kind() == Shown.Kind.COLUMN) {
                Expr e = value(g);
                if (e != null && !shown.contains(e)) {
                    shown.add(0, e);
                }
            }
            return;
        }
        if (g.kind() == Shown.Kind.ENTITY && averagePer(best(g.what()).orElse(focus))) {
            return;
        }
        if (g.kind() == Shown.Kind.ENTITY) {
            int table = best(g.what()).orElse(focus);
            choices.chosen(g.what().text(), "table", table, -1, null, fit(g.what(), table), 1);
            v.table(table).key().forEach(k -> groups.add(new Expr.Col(k, -1)));
            boolean named = shown.stream()
                    .anyMatch(
                            e -> e instanceof Expr.Col c && v.column(c.column()).table() == table);
            int at = 0;
            for (Expr e : display(table)) {
                groups.add(e);
                if (!named && !shown.contains(e)) {
                    shown.add(at++, e);
                }
            }
        } else {
            Expr e = value(g);
            if (e != null) {
                groups.add(e);
                if (!shown.contains(e)) {
                    shown.add(0, e);
                }
            }
        }
    }

    /** "the average amount per treatment": of treatments' own amounts that is the plain average. */
    private boolean averagePer(int table) {
        return (shown.size() > 1 || !ask.groups().isEmpty())
                && shown.stream()
                        .anyMatch(e -> e instanceof Expr.Agg a
                                && a.function().equals("avg")
                                && a.of() instanceof Expr.Col c
                                && v.column(c.column()).table() == table)
                && (shown.size() > 1 || ask.groups().size() > 1);
    }

    /** "per month": the time of the rows, cut into units. */
    private void grain() {
        if (ask.grain() == null || !aggregates()) {
            return;
        }
        Column best = null;
        double bestScore = -9;
        for (Column c : v.columns()) {
            if (!c.temporal() || choices.distance(c.table()) > 2) {
                continue;
            }
            double score = -choices.distance(c.table()) - (c.label().contains("birth") ? 0.5 : 0);
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
        groups.add(cut);
        shown.add(0, cut);
        if (ask.orders().isEmpty()) {
            order.add(new Scope.Key(cut, false));
        }
    }

    private boolean aggregates() {
        return shown.stream().anyMatch(Expr::aggregate);
    }

    /** "names of teachers and the number of courses": what is not aggregated groups what is. */
    private void implicitGroups() {
        boolean counted = aggregates() || ask.orders().stream().anyMatch(o -> o.by().aggregate());
        if (!counted) {
            return;
        }
        var plain = shown.stream().filter(e -> !e.aggregate()).toList();
        for (Expr e : plain) {
            if (e instanceof Expr.Col c) {
                addEntityKey(c);
            }
            groups.add(e);
        }
    }

    /** A name stands for its entity: two of the same name are still two. */
    void addEntityKey(Expr.Col c) {
        Column column = v.column(c.column());
        var table = v.table(column.table());
        boolean names = table.display().contains(column.id()) && !column.categorical();
        boolean own = column.table() == focus && ask.focus() == null;
        if (names && !own && !table.key().contains(column.id())) {
            table.key().forEach(k -> groups.add(new Expr.Col(k, c.via())));
        }
    }

    private void order(Ask.Order o) {
        Shown by = o.by();
        boolean descending = o.descending();
        Expr e;
        if (by.kind() == Shown.Kind.ROWS && by.function() == null) {
            e = shown.isEmpty() ? null : shown.get(0);
        } else if (by.kind() == Shown.Kind.COLUMN || by.kind() == Shown.Kind.ASKED) {
            e = orderColumn(by, o);
            if (e == null) {
                return;
            }
            if (turned) {
                descending = !descending;
            }
        } else {
            e = value(by);
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
        if (e.aggregate() && groups.isEmpty()) {
            groupForCount();
        }
        if (!e.aggregate() && !groups.isEmpty()) {
            groups.add(e);
        }
        order.add(new Scope.Key(e, descending));
    }

    /** A number that is called a total is one of the group where groups are asked for. */
    private boolean spokenTotal(Shown by) {
        return by.what() != null && by.what().text().startsWith("total ");
    }

    private boolean turned;

    private Expr orderColumn(Shown by, Ask.Order o) {
        turned = false;
        if (by.function() != null) {
            return value(by);
        }
        for (Expr e : shown) {
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
        for (Expr e : List.copyOf(shown)) {
            if (e instanceof Expr.Col c) {
                addEntityKey(c);
                groups.add(c);
            }
        }
    }

    private Bound finish() {
        share();
        roles();
        new Contradictions(this).resolve();
        var all = new ArrayList<>(where);
        boolean many = repeats();
        boolean restricted = distinct;
        if (many && groups.isEmpty() && shown.stream().noneMatch(Expr::aggregate)) {
            restricted |= false;
        }
        choices.score -= 0.05 * required.size();
        var scope = new Scope(
                focus,
                shown,
                List.copyOf(groups),
                all,
                having,
                order,
                ask.limit(),
                restricted && (order.isEmpty() || ordersShown()),
                ask.yesNo() && shown.isEmpty(),
                required,
                List.of());
        return new Bound(
                scope,
                choices.score,
                choices.weakest,
                choices.margin,
                choices.unresolved,
                choices.bindings,
                choices.doubts);
    }

    /** "friends of Kyle": a relation between things of one kind shows its object and filters by its subject. */
    private void roles() {
        List<Edge> forward =
                v.paths().from(focus).stream().filter(Edge::forward).toList();
        for (Edge subject : forward) {
            for (Edge object : forward) {
                boolean pair =
                        subject.to() == object.to() && subject.id() != object.id() && subject.cost() < object.cost();
                if (!pair || where.isEmpty() || shown.stream().noneMatch(e -> of(e, subject.to()))) {
                    continue;
                }
                shown.replaceAll(e -> of(e, subject.to()) ? new Expr.Col(((Expr.Col) e).column(), object.id()) : e);
                where.replaceAll(p -> Roles.through(p, subject.to(), subject.id(), v));
            }
        }
    }

    private boolean of(Expr e, int table) {
        return e instanceof Expr.Col c && c.via() < 0 && v.column(c.column()).table() == table;
    }

    private boolean ordersShown() {
        return order.stream().allMatch(k -> shown.contains(k.by()));
    }

    private boolean repeats() {
        return false;
    }

    List<Expr> categories() {
        return categories;
    }
}
