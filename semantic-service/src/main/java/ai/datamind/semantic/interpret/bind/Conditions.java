package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.parse.Ask;
import ai.datamind.semantic.interpret.parse.AskCopy;
import ai.datamind.semantic.interpret.parse.Condition;
import ai.datamind.semantic.interpret.parse.Shown;
import ai.datamind.semantic.interpret.sql.JoinTree;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Binds the conditions of one scope. */
final class Conditions {

    private final Attempt a;
    private final Vocabulary v;
    private final Choices choices;
    private final Roles roles;

    Conditions(Attempt attempt) {
        this.a = attempt;
        this.v = attempt.v;
        this.choices = attempt.choices;
        this.roles = new Roles(v);
    }

    void add(Condition c) {
        switch (c) {
            case Condition.Compare p -> compare(p);
            case Condition.Related r -> related(r);
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
                Target t = target(p);
                if (t != null) {
                    parts.add(Literals.compare(t.column, t.col, p.op(), p.values(), p.negated()));
                }
            } else {
                add(c);
            }
        }
        if (!parts.isEmpty()) {
            a.where().add(parts.size() == 1 ? parts.get(0) : new Pred.Or(parts));
        }
    }

    /** The column a comparison is about, in its role. */
    private record Target(Column column, Expr.Col col) {}

    private void compare(Condition.Compare p) {
        if (p.left() != null && (p.left().aggregate() || p.left().kind() == Shown.Kind.ENTITY)) {
            aggregate(p);
            return;
        }
        Target t = target(p);
        if (t == null) {
            choices.failed("nothing to compare with '" + p.values().get(0).text() + "'");
            return;
        }
        if (otherEntity(p, t)) {
            return;
        }
        List<Edge> path = path(t.column.table(), t.col.via());
        boolean fans = path.stream().anyMatch(Edge::fans);
        if (p.all() && p.values().size() > 1) {
            every(p, t, path, fans);
            return;
        }
        if (p.negated() && fans) {
            Pred positive = Literals.compare(t.column, t.col, p.op(), p.values(), false);
            exists(path, List.of(positive), List.of(), true);
            return;
        }
        a.where().add(Literals.compare(t.column, t.col, p.op(), p.values(), p.negated()));
    }

    /** "both A and B": each value met by some row; of the entity itself, by some row with the same shown values. */
    private void every(Condition.Compare p, Target t, List<Edge> path, boolean fans) {
        if (fans) {
            for (Chunk value : p.values()) {
                exists(
                        path,
                        List.of(Literals.compare(t.column, t.col, p.op(), List.of(value), false)),
                        List.of(),
                        p.negated());
            }
            return;
        }
        boolean category = !a.shownExprs().isEmpty()
                && a.shownExprs().stream()
                        .allMatch(e -> e instanceof Expr.Col c
                                && !v.column(c.column()).key()
                                && !v.table(v.column(c.column()).table())
                                        .display()
                                        .contains(c.column()));
        if (!category) {
            a.where().add(Literals.compare(t.column, t.col, p.op(), p.values(), p.negated()));
            return;
        }
        p.values().forEach(value -> sameShown(Literals.compare(t.column, t.col, p.op(), List.of(value), false)));
    }

    /** Rows whose shown value also occurs with this condition. */
    private void sameShown(Pred condition) {
        if (a.shownExprs().get(0) instanceof Expr.Col c) {
            a.where().add(new Pred.Among(c, Scope.of(a.focus, List.of(c), List.of(condition), List.of()), c, false));
            a.distinctRows();
        }
    }

    private Target target(Condition.Compare p) {
        return p.left() == null ? byValue(p, null) : byLeft(p);
    }

    private Target byLeft(Condition.Compare p) {
        Chunk value = p.values().get(0);
        Target time = value.period() != null && !comparable(p.left()) ? byPeriod(p) : null;
        if (time != null) {
            holds(new Condition.Holds(p.left().what(), false));
            return time;
        }
        boolean number = value.number() != null && value.values().isEmpty();
        boolean range = !p.op().equals("eq");
        List<ColumnChooser.Chosen> all = a.columns.candidates(p.left(), c -> true);
        ColumnChooser.Chosen best = null;
        double bestScore = -9;
        double second = -9;
        for (ColumnChooser.Chosen c : all) {
            double score = c.score() + 0.5 * roles.fit(c.column(), p.hints());
            if (value.values().stream().anyMatch(m -> m.column() == c.column().id())) {
                score += 1.5;
            }
            if ((number || range) && value.period() == null && !c.column().numeric()) {
                score -= range ? 0.8 : 0.3;
            }
            if (value.period() != null && !(c.column().temporal() || year(c.column()))) {
                score -= 0.6;
            }
            if (c.column().temporal() && value.number() != null && value.period() == null) {
                continue;
            }
            if (score > bestScore) {
                second = bestScore;
                bestScore = score;
                best = c;
            } else if (score > second) {
                second = score;
            }
        }
        boolean stored = best != null
                && value.values().stream().anyMatch(byId(best.column().id()));
        if (!stored && !value.values().isEmpty() && value.number() == null && p.op().equals("eq")) {
            Target other = byValue(p, p.left().what());
            if (other != null) {
                return other;
            }
        }
        if (best == null) {
            return null;
        }
        choices.chosen(
                p.left().what() == null ? "" : p.left().what().text(),
                "filter",
                best.column().table(),
                best.column().id(),
                value.text(),
                ColumnChooser.fit(p.left().what(), best.column().id()),
                bestScore - second);
        choices.score -= Math.min(2, 0.25 * choices.distance(best.column().table()));
        if (!stored && value.number() == null && value.period() == null && p.op().equals("eq")) {
            choices.doubts.add("'" + value.text() + "' is no known value of "
                    + best.column().label());
            choices.score -= 0.3;
        }
        return new Target(
                best.column(),
                new Expr.Col(
                        best.column().id(), roles.via(a.focus, best.column().table(), p.hints())));
    }

    /** Whether a year or a date can be said of what the words name. */
    private boolean comparable(Shown left) {
        return left.what() == null
                || left.what().columns().stream()
                        .map(m -> v.column(m.id()))
                        .anyMatch(c -> c.temporal() || c.numeric() || c.datelike());
    }

    private static java.util.function.Predicate<ValueMatch> byId(int column) {
        return m -> m.column() == column;
    }

    private static boolean year(Column c) {
        return c.numeric() && c.forms().stream().anyMatch(f -> f.text().contains("year"));
    }

    /** The value itself chooses, helped by its neighbours, the roles spoken of and the way to it. */
    private Target byValue(Condition.Compare p, Chunk leftWords) {
        Map<Integer, Double> scores = new TreeMap<>();
        Chunk first = p.values().get(0);
        for (ValueMatch m : first.values()) {
            Column c = v.column(m.column());
            if (c.type() == Column.Type.NUMBER) {
                continue;
            }
            double score = m.score();
            if (leftWords != null) {
                score += tableOf(leftWords, c) + columnOf(leftWords, c);
            }
            if (p.near() != null) {
                score += columnOf(p.near(), c) + tableOf(p.near(), c);
            }
            score += 1.2 * roles.fit(c, p.hints());
            score += choices.mentioned.contains(c.table()) ? 0.4 : 0;
            score += c.table() == a.focus ? 0.35 : 0;
            score += v.table(c.table()).display().contains(c.id()) ? 0.2 : 0;
            score -= 0.3 * Math.min(10, choices.distance(c.table()));
            scores.merge(c.id(), score, Math::max);
        }
        if (scores.isEmpty()) {
            return first.period() != null || first.number() != null ? byPeriod(p) : unstored(p);
        }
        int best = -1;
        double bestScore = -99;
        double second = -99;
        for (var e : scores.entrySet()) {
            if (e.getValue() > bestScore) {
                second = bestScore;
                bestScore = e.getValue();
                best = e.getKey();
            } else if (e.getValue() > second) {
                second = e.getValue();
            }
        }
        Column c = v.column(best);
        double fit = first.values().stream()
                .filter(byId(best))
                .findFirst()
                .map(m -> m.whole() ? 1.0 : 0.75)
                .orElse(0.75);
        choices.chosen(
                first.text(), "value", c.table(), c.id(), first.values().get(0).stored(), fit, bestScore - second);
        choices.score -= Math.min(2, 0.2 * choices.distance(c.table()));
        return new Target(c, new Expr.Col(c.id(), roles.via(a.focus, c.table(), p.hints())));
    }

    private double columnOf(Chunk near, Column c) {
        return near.columns().stream()
                .filter(m -> m.id() == c.id())
                .mapToDouble(m -> 2 * m.score())
                .findFirst()
                .orElse(0);
    }

    private double tableOf(Chunk near, Column c) {
        return near.tables().stream()
                .filter(m -> m.id() == c.table())
                .mapToDouble(Match::score)
                .findFirst()
                .orElse(0);
    }

    /** A bare year or date finds the date column; words nearby choose among several. */
    private Target byPeriod(Condition.Compare p) {
        Chunk value = p.values().get(0);
        if (value.period() == null) {
            return age(p);
        }
        Column best = null;
        double bestScore = -9;
        double second = -9;
        for (Column c : v.columns()) {
            boolean fits = c.temporal() || (value.period().grain().equals("year") && year(c));
            if (!fits || choices.distance(c.table()) > 3) {
                continue;
            }
            double score =
                    0.5 - 0.4 * choices.distance(c.table()) + roles.words(c, p.hints()) + 0.3 * roles.fit(c, p.hints());
            if (score > bestScore) {
                second = bestScore;
                bestScore = score;
                best = c;
            } else if (score > second) {
                second = score;
            }
        }
        if (best == null) {
            return null;
        }
        choices.chosen(value.text(), "time", best.table(), best.id(), value.text(), 0.85, bestScore - second);
        return new Target(best, new Expr.Col(best.id(), -1));
    }

    /** "who are 32": of a thing that has an age, a bare number is that. */
    private Target age(Condition.Compare p) {
        if (p.near() != null && !p.near().tables().isEmpty() && p.hints().isEmpty()) {
            return null;
        }
        var ages = a.columns.candidates(
                Shown.asked(null, v.language().asked("how old")), c -> c.numeric() && c.table() == a.focus);
        if (ages.isEmpty()) {
            return null;
        }
        Column c = ages.get(0).column();
        choices.chosen(p.values().get(0).text(), "filter", c.table(), c.id(), null, 0.75, 1);
        return new Target(c, new Expr.Col(c.id(), -1));
    }

    /** A quotation that is stored nowhere: it is compared with the column beside it, or the entity's name. */
    private Target unstored(Condition.Compare p) {
        Chunk value = p.values().get(0);
        int column = -1;
        boolean named = p.near() != null
                && p.near().columnScore() > 0.6
                && p.near().columnScore() > p.near().tableScore();
        if (p.left() != null && p.left().what() != null && p.left().what().columnScore() > 0.5) {
            var chosen = a.columns.candidates(p.left(), c -> true);
            column = chosen.isEmpty() ? -1 : chosen.get(0).column().id();
        } else if (named) {
            var chosen = a.columns.candidates(Shown.column(p.near()), c -> true);
            column = chosen.isEmpty() ? -1 : chosen.get(0).column().id();
        } else if (p.near() != null && !p.near().tables().isEmpty()) {
            column = v.table(a.best(p.near()).orElse(a.focus)).display().get(0);
        } else if (value.literal() != null) {
            column = v.table(a.focus).display().get(0);
        }
        if (column < 0 && value.proper()) {
            column = nameColumn(p);
        }
        if (column < 0) {
            return null;
        }
        choices.chosen(value.text(), "value", v.column(column).table(), column, value.text(), 0.5, 1);
        choices.doubts.add("'" + value.text() + "' is no known value");
        choices.score -= 0.4;
        return new Target(v.column(column), new Expr.Col(column, -1));
    }

    /** Behind a preposition of place a name is a place, elsewhere the name of the entity. */
    private int nameColumn(Condition.Compare p) {
        if (p.hints().stream()
                .anyMatch(h -> List.of("in", "at", "from", "to", "into", "live", "lives")
                        .contains(h))) {
            var places = a.columns.candidates(
                    Shown.asked(null, v.language().asked("where")), c -> c.type() == Column.Type.TEXT);
            if (!places.isEmpty()) {
                return places.get(0).column().id();
            }
        }
        return v.table(a.focus).display().get(0);
    }

    /** "older than Kyle": the value names another row, whose number is meant. */
    private boolean otherEntity(Condition.Compare p, Target t) {
        Chunk value = p.values().get(0);
        boolean range = List.of("gt", "ge", "lt", "le").contains(p.op());
        if (!range
                || !t.column.numeric()
                || value.number() != null
                || value.values().isEmpty()) {
            return false;
        }
        ValueMatch m = value.values().get(0);
        var inner = new Expr.Col(t.column.id(), -1);
        var other = new Expr.Col(m.column(), -1);
        var scope = Scope.of(
                t.column.table(),
                List.of(inner),
                List.of(new Pred.Cmp(other, "=", new Expr.Text(m.stored()))),
                List.of());
        a.where().add(new Pred.Cmp(t.col, Literals.symbol(p.op()), new Expr.Scalar(scope)));
        return true;
    }

    /** "number of flights more than 10", "average age above 30", "total sales over 500". */
    private void aggregate(Condition.Compare p) {
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
            a.where().addAll(preds);
            a.groupByShown();
            a.having().add(new Pred.Cmp(agg == null ? new Expr.Count(null, null) : agg, symbol, number));
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
        a.where().add(new Pred.Among(new Expr.Col(first.fromColumns().get(0), -1), scope, member, false));
    }

    /** The counted rows are on the one side: then what is shown is grouped. */
    private void categories(Expr agg, List<Pred> preds, String symbol, Expr number) {
        a.where().addAll(preds);
        a.groupByShown();
        a.having().add(new Pred.Cmp(agg == null ? new Expr.Count(null, null) : agg, symbol, number));
    }

    private static String inverse(String symbol) {
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

    private List<Edge> path(int table, int via) {
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

    private void related(Condition.Related r) {
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
        Bound b = new Attempt(v, a.binder, other, table).bind();
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
                preds.forEach(p -> a.where().add(new Pred.Not(p)));
            }
            return;
        }
        if (table == a.focus) {
            a.where().addAll(preds);
            return;
        }
        a.where().addAll(preds);
        a.required().addAll(b.scope().required());
        a.required().add(new Instance(table, via));
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
                    compare(p);
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
        a.where().add(new Pred.Among(new Expr.Col(column, via), inner, member, negated));
    }

    /** A semi-join or anti-join of its own, so that it shares no row with other conditions. */
    private void exists(List<Edge> path, List<Pred> preds, List<Instance> required, boolean negated) {
        Edge first = path.get(0);
        var member = new Expr.Col(first.toColumns().get(0), -1);
        var all = new ArrayList<>(required);
        along(path, all);
        List<Pred> inside =
                preds.stream().map(p -> Roles.through(p, first.to(), -1, v)).toList();
        var scope = Scope.of(first.to(), List.of(member), inside, all);
        a.where().add(new Pred.Among(new Expr.Col(first.fromColumns().get(0), -1), scope, member, negated));
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
        a.where()
                .add(new Pred.Cmp(
                        new Expr.Col(left.column().id(), -1),
                        x.negated() ? inverse(symbol) : symbol,
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
        a.where()
                .add(new Pred.Cmp(
                        new Expr.Col(left.id(), -1),
                        x.negated() ? inverse(symbol) : symbol,
                        new Expr.Col(right.column().id(), -1)));
    }

    /** A column without a value: a flag is meant as such, anything else must only be there. */
    private void holds(Condition.Holds h) {
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
            a.where().add(new Pred.Cmp(col, "=", value));
            return;
        }
        choices.doubts.add("'" + h.what().text() + "' says nothing about " + c.label());
        choices.score -= 0.5;
        if (h.negated() && choices.distance(c.table()) == 0) {
            a.where().add(new Pred.Null(col, false));
        }
    }

    private void missing(Condition.Missing m) {
        var chosen = a.columns.choose(m.left(), c -> true);
        if (chosen == null) {
            choices.failed("no column that could be missing");
            return;
        }
        a.where().add(new Pred.Null(new Expr.Col(chosen.column().id(), -1), m.present()));
    }
}
