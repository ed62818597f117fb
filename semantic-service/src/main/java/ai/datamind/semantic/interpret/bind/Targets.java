package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Choices;
import ai.datamind.semantic.interpret.bind.column.ColumnChooser;
import ai.datamind.semantic.interpret.bind.column.Roles;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The column a comparison is about: named, told by the stored value, or the nearest date. */
final class Targets {

    private static final List<String> LIKE = List.of("contains", "starts", "ends");

    private final Attempt a;
    private final Vocabulary v;
    private final Choices choices;
    private final Roles roles;
    private final Conditions conditions;

    /** The column a comparison is about, in its role. */
    record Target(Column column, Expr.Col col) {}

    Targets(Conditions conditions, Attempt attempt) {
        this.a = attempt;
        this.v = attempt.v;
        this.choices = attempt.choices;
        this.roles = new Roles(attempt.v);
        this.conditions = conditions;
    }

    Target target(Condition.Compare p) {
        if (p.left() == null && LIKE.contains(p.op()) && !ownValue(p)) {
            return unstored(p);
        }
        return p.left() == null ? byValue(p, null) : byLeft(p);
    }

    /** A piece of a text is looked for in the thing asked about, not where it happens to be a whole value. */
    private boolean ownValue(Condition.Compare p) {
        return p.values().get(0).values().stream()
                .anyMatch(m -> v.column(m.column()).table() == a.focus);
    }

    private Target byLeft(Condition.Compare p) {
        Chunk value = p.values().get(0);
        Target time = value.period() != null && !comparable(p.left()) ? byPeriod(p) : null;
        if (time != null) {
            conditions.holds(new Condition.Holds(p.left().what(), false));
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
        if (saidOfOthers(p, c)) {
            choices.unresolved++;
            choices.doubts.add(
                    "'" + first.text() + "' is said of " + v.table(c.table()).label() + ", not of "
                            + v.table(a.focus).label());
        }
        return new Target(c, new Expr.Col(c.id(), roles.via(a.focus, c.table(), p.hints())));
    }

    /** "returned items": what was done to a thing is told by the thing itself, not by many others related to it. */
    private boolean saidOfOthers(Condition.Compare p, Column c) {
        boolean participle = p.values().get(0).text().endsWith("ed")
                && p.near() != null
                && p.near().tables().stream().anyMatch(m -> m.id() == a.focus);
        return participle
                && c.table() != a.focus
                && conditions.path(c.table()).stream().anyMatch(Edge::fans);
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
        if (!LIKE.contains(p.op())) {
            choices.doubts.add("'" + value.text() + "' is no known value");
            choices.score -= 0.4;
        }
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
}
