package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.List;

/**
 * A word may name a metric and a column at once. Beside the things that have the column, "customers with a balance below 0",
 * it speaks of each one's own value, not of a sum over all of them.
 */
public final class OwnColumns {

    /** So well a word must name the thing and its column. */
    private static final double NAMED = 0.9;

    private static final List<String> TOTALS = List.of("sum", "count");

    private final Vocabulary vocabulary;
    private final Ask ask;
    private final int owner;

    private OwnColumns(Vocabulary vocabulary, Ask ask) {
        this.vocabulary = vocabulary;
        this.ask = ask;
        this.owner = owner(ask);
    }

    /** Settles what the words of this scope and of those within mean. */
    public static void settle(Vocabulary vocabulary, Ask ask) {
        new OwnColumns(vocabulary, ask).settle();
        ask.conditions().forEach(c -> {
            if (c instanceof Condition.Related r) {
                settle(vocabulary, r.other());
            }
        });
    }

    private void settle() {
        if (owner < 0) {
            return;
        }
        ask.conditions().replaceAll(this::condition);
        boolean listed = ask.groups().isEmpty()
                && ask.grain() == null
                && ask.share() == null
                && ask.shown().stream().anyMatch(s -> s.kind() == Shown.Kind.COLUMN && !s.aggregate());
        ask.shown().replaceAll(s -> listed || s.measured() != null || unlikeTotal(s) ? own(s) : s);
        ask.orders()
                .replaceAll(o -> unlikeTotal(o.by()) ? new Ask.Order(own(o.by()), o.descending(), o.explicit()) : o);
    }

    /** Only the column has an extreme or a middle; a metric says itself how it is aggregated. */
    private static boolean unlikeTotal(Shown s) {
        return s.function() != null
                && !TOTALS.contains(s.function())
                && !s.function().equals("avg");
    }

    private Condition condition(Condition c) {
        return switch (c) {
            case Condition.Compare p ->
                p.left() == null || p.left().function() != null
                        ? p
                        : new Condition.Compare(
                                own(p.left()), p.op(), p.values(), p.negated(), p.all(), p.near(), p.hints());
            case Condition.Versus x ->
                new Condition.Versus(own(x.left()), x.op(), x.function(), own(x.right()), x.negated());
            case Condition.Either e ->
                new Condition.Either(e.parts().stream().map(this::condition).toList());
            case Condition.Related r -> r;
            case Condition.Holds h -> h;
            case Condition.Missing m -> m;
        };
    }

    private Shown own(Shown s) {
        if (s == null || s.kind() != Shown.Kind.TERM || s.what() == null) {
            return s;
        }
        List<Match> columns = s.what().columns().stream()
                .filter(m -> m.score() >= NAMED && vocabulary.column(m.id()).table() == owner)
                .toList();
        return columns.isEmpty()
                ? s
                : new Shown(
                        Shown.Kind.COLUMN,
                        s.what().meaning(columns),
                        s.function(),
                        s.distinct(),
                        s.owner(),
                        s.nouns(),
                        s.measured(),
                        null);
    }

    /** The table of the things asked for: listed, counted, or owning what is shown. */
    private static int owner(Ask ask) {
        Chunk focus = ask.focus();
        for (Shown s : ask.shown()) {
            if (focus == null && (s.kind() == Shown.Kind.TERM || s.kind() == Shown.Kind.ENTITY)) {
                focus = s.what();
            }
        }
        return focus == null || focus.tableScore() < NAMED
                ? -1
                : focus.tables().get(0).id();
    }
}
