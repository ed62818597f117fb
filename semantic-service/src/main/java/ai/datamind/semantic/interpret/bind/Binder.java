package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tries the tables a question may be about and keeps the readings in order of how well everything fits. */
public final class Binder {

    private static final int MOST_FOCUSES = 6;

    private final Vocabulary v;

    public Binder(Vocabulary vocabulary) {
        this.v = vocabulary;
    }

    /** Best first; empty when no table fits at all. */
    public List<Bound> bind(Ask ask) {
        var found = new ArrayList<Bound>();
        for (int table : focuses(ask)) {
            Bound b = new Attempt(v, this, ask, table).bind();
            if (b != null) {
                found.add(b);
            }
        }
        found.sort(Comparator.comparingDouble(Bound::score)
                .reversed()
                .thenComparingInt(b -> b.scope().root()));
        return found;
    }

    private List<Integer> focuses(Ask ask) {
        Map<Integer, Double> weight = new TreeMap<>();
        if (ask.focus() != null && !ask.focus().tables().isEmpty()) {
            double best = ask.focus().tableScore();
            ask.focus().tables().stream()
                    .filter(m -> m.score() >= best - 0.2)
                    .forEach(m -> weight.put(m.id(), 10 + m.score()));
        }
        if (weight.isEmpty()) {
            ask.shown().forEach(s -> shown(s, weight, 1));
            ask.groups().forEach(s -> shown(s, weight, 0.6));
            ask.orders().forEach(o -> shown(o.by(), weight, 0.5));
            ask.conditions().forEach(c -> condition(c, weight));
            ask.mentions().forEach(m -> tables(m, weight, 0.7));
        }
        return weight.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FOCUSES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void shown(Shown s, Map<Integer, Double> weight, double factor) {
        if (s.formula() != null) {
            s.formula().terms().forEach(t -> shown(t, weight, factor));
            return;
        }
        if (s.what() == null) {
            return;
        }
        if (s.kind() == Shown.Kind.ENTITY) {
            tables(s.what(), weight, 1.2 * factor);
        } else {
            columns(s.what(), weight, factor);
        }
    }

    private void tables(Chunk c, Map<Integer, Double> weight, double factor) {
        for (Match m : c.tables()) {
            weight.merge(m.id(), m.score() * factor, Double::sum);
        }
    }

    private void columns(Chunk c, Map<Integer, Double> weight, double factor) {
        Map<Integer, Double> best = new TreeMap<>();
        for (Match m : c.columns()) {
            best.merge(v.column(m.id()).table(), m.score(), Math::max);
        }
        best.forEach((t, s) -> weight.merge(t, s * factor, Double::sum));
    }

    private void condition(Condition c, Map<Integer, Double> weight) {
        switch (c) {
            case Condition.Compare p -> {
                if (p.left() != null) {
                    shown(p.left(), weight, 0.6);
                }
                for (Chunk value : p.values()) {
                    for (ValueMatch m : value.values()) {
                        weight.merge(v.column(m.column()).table(), 0.4 * m.score(), Double::sum);
                    }
                }
            }
            case Condition.Related r -> {
                if (r.other().focus() != null) {
                    tables(r.other().focus(), weight, 0.5);
                }
            }
            case Condition.Either e -> e.parts().forEach(p -> condition(p, weight));
            case Condition.Versus x -> shown(x.left(), weight, 0.6);
            case Condition.Holds h -> columns(h.what(), weight, 0.4);
            case Condition.Missing m -> shown(m.left(), weight, 0.6);
        }
    }
}
