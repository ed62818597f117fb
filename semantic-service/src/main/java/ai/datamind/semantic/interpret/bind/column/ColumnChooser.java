package ai.datamind.semantic.interpret.bind.column;

import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Dimension;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.WordIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Which column a word means, seen from an entity. */
public final class ColumnChooser {

    private static final double STEP = 0.25;
    private static final double FOREIGN = 0.12;
    private static final double SIBLING = 0.3;
    private static final double OWNER = 0.8;

    private final Vocabulary v;
    private final Choices choices;

    public ColumnChooser(Choices choices) {
        this.v = choices.vocabulary;
        this.choices = choices;
    }

    /** {@code turned}: more of the column means less of what was asked (a later birth is a younger age). */
    public record Chosen(Column column, double score, boolean turned) {}

    public Chosen choose(Shown s, Predicate<Column> fits) {
        List<Chosen> all = candidates(s, fits);
        if (all.isEmpty()) {
            return null;
        }
        Chosen best = all.get(0);
        double better = all.size() > 1 ? best.score() - all.get(1).score() : 1;
        String text = s.what() == null ? "" : s.what().text();
        double fit = s.kind() == Shown.Kind.COLUMN ? fit(s.what(), best.column().id()) : 0.8;
        choices.chosen(text, "column", best.column().table(), best.column().id(), null, fit, Math.max(0, better));
        choices.score -= Math.min(2, STEP * choices.distance(best.column().table()));
        return best;
    }

    public static double fit(Chunk c, int column) {
        return c.columns().stream()
                .filter(m -> m.id() == column)
                .mapToDouble(Match::score)
                .findFirst()
                .orElse(0.5);
    }

    public List<Chosen> candidates(Shown s, Predicate<Column> fits) {
        var all = new ArrayList<Chosen>();
        if (s.kind() == Shown.Kind.ASKED) {
            asked(s, all, fits);
        } else if (s.what() != null) {
            for (Match m : s.what().columns()) {
                Column c = v.column(m.id());
                if (fits.test(c)) {
                    all.add(new Chosen(c, 2 * m.score() + place(c, s.owner()), turned(s.measured(), c)));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Chosen::score)
                .reversed()
                .thenComparingInt(c -> c.column().id()));
        return all;
    }

    private void asked(Shown s, List<Chosen> all, Predicate<Column> fits) {
        var nouns = new ArrayList<Dimension.Noun>();
        if (s.measured() != null) {
            nouns.addAll(s.measured().dimension().nouns());
            nouns.add(0, new Dimension.Noun(s.measured().dimension().adjective(), false));
        }
        s.nouns().forEach(n -> nouns.add(new Dimension.Noun(n, false)));
        for (int rank = 0; rank < nouns.size(); rank++) {
            Dimension.Noun noun = nouns.get(rank);
            for (WordIndex.Hit h : v.words().hits(noun.word())) {
                WordIndex.Entry e = v.words().entry(h.entry());
                if (e.kind() != WordIndex.Kind.COLUMN || h.score() < 0.74) {
                    continue;
                }
                Column c = v.column(e.owner());
                boolean usable = s.measured() == null || c.numeric() || c.temporal() || c.datelike();
                boolean flag = s.measured() != null && (c.flag() || c.type() == Column.Type.BOOLEAN);
                if (!usable || flag || c.foreign() || !fits.test(c)) {
                    continue;
                }
                double share = 1.0 / Math.max(1, e.form().core());
                double score = 2 * (h.score() - 0.05 * rank) * (0.6 + 0.4 * share) + place(c, s.owner());
                all.add(new Chosen(c, score, noun.inverse()));
            }
        }
        all.sort(Comparator.comparingDouble(Chosen::score).reversed());
        var seen = new java.util.HashSet<Integer>();
        all.removeIf(c -> !seen.add(c.column().id()));
    }

    private static boolean turned(Measured m, Column c) {
        if (m == null) {
            return false;
        }
        for (Dimension.Noun n : m.dimension().nouns()) {
            if (n.inverse() && c.forms().stream().anyMatch(f -> f.text().contains(n.word()))) {
                return true;
            }
        }
        return false;
    }

    /** How near the column's table is to what was spoken of. */
    public double place(Column c, Chunk owner) {
        double d = choices.distance(c.table());
        double score = -STEP * Math.min(8, d);
        score += c.table() == choices.focus ? 0.3 : 0;
        score += choices.shown.contains(c.table()) ? SIBLING : 0;
        score += choices.mentioned.contains(c.table()) ? 0.2 : 0;
        score -= c.foreign() && !c.key() ? FOREIGN : 0;
        if (owner != null) {
            for (Match m : owner.tables()) {
                if (m.id() == c.table()) {
                    score += OWNER * m.score();
                }
            }
            if (owner.tables().isEmpty()
                    && !owner.columns().isEmpty()
                    && v.column(owner.columns().get(0).id()).table() == c.table()) {
                score += 0.2;
            }
        }
        return score;
    }
}
