package ai.datamind.semantic.interpret.parse.formula;

import ai.datamind.semantic.interpret.ask.Formula;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import ai.datamind.semantic.interpret.parse.place.Sense;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Names inside a formula: a column, one of a thing said before it, or things to be counted. */
final class Columns {

    private static final double NAMED = 0.8;

    private final Place place;
    private final Cursor c;

    Columns(Place place) {
        this.place = place;
        this.c = place.c;
    }

    Formula name() {
        Chunk k = c.now();
        if (!Sense.names(k) || k.literal() != null || !k.content()) {
            return null;
        }
        if (k.columnScore() > 0 && k.columnScore() >= k.tableScore()) {
            return columnAt();
        }
        if (k.tableScore() > NAMED
                && c.peek(1) != null
                && c.peek(1).columnScore() > 0
                && c.peek(1).operator() == null) {
            c.skip();
            Formula of = columnAt();
            return of instanceof Formula.Of o ? new Formula.Of(o.term().ownedBy(k)) : of;
        }
        if (k.tableScore() > NAMED) {
            c.skip();
            return new Formula.Of(Shown.entity(k).with("count", false));
        }
        return null;
    }

    /** A column; of several names in a row all speak for it. */
    Formula columnAt() {
        var run = new ArrayList<Chunk>();
        run.add(c.next());
        while (c.more()
                && c.now().operator() == null
                && c.now().columnScore() > 0
                && c.now().number() == null) {
            run.add(c.next());
        }
        if (c.more()
                && c.now().unknown()
                && place.language.asked("when").contains(c.now().text())) {
            place.explained.add(c.next());
        }
        boolean unit = c.peekIs(0, Category.PREP)
                && c.now().text().equals("in")
                && c.peek(1) != null
                && place.language.unit(c.peek(1).text());
        if (unit) {
            c.to(c.at() + 2);
        }
        return new Formula.Of(Shown.column(run.size() == 1 ? run.get(0) : merged(run)));
    }

    private static Chunk merged(List<Chunk> run) {
        var scores = new TreeMap<Integer, Double>();
        var text = new StringBuilder();
        for (Chunk k : run) {
            k.columns().forEach(m -> scores.merge(m.id(), m.score(), Double::sum));
            text.append(text.isEmpty() ? "" : " ").append(k.text());
        }
        List<Match> columns = scores.entrySet().stream()
                .map(e -> new Match(e.getKey(), Math.min(1, 0.2 + e.getValue() / run.size())))
                .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::id))
                .toList();
        return Chunk.run(run.get(0), run.get(run.size() - 1), text.toString(), columns);
    }
}
