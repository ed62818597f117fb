package ai.datamind.semantic.interpret.bind.column;

import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one attempt has decided so far, and how well it went. */
public final class Choices {

    final Vocabulary vocabulary;
    final int focus;
    public final Set<Integer> mentioned = new HashSet<>();
    public final Set<Integer> shown = new HashSet<>();
    public final List<Bound.Binding> bindings = new ArrayList<>();
    public final List<String> doubts = new ArrayList<>();
    private final Map<String, Integer> bare = new LinkedHashMap<>();
    public double score;
    public double weakest = 1;
    public double margin = 1;
    public int weak;
    public int unresolved;

    public Choices(Vocabulary vocabulary, int focus) {
        this.vocabulary = vocabulary;
        this.focus = focus;
        mentioned.add(focus);
    }

    public double distance(int table) {
        double d = vocabulary.paths().distance(focus, table);
        for (int m : mentioned) {
            d = Math.min(d, 0.6 + vocabulary.paths().distance(m, table));
        }
        return table == focus ? 0 : d;
    }

    public void chosen(String text, String kind, int table, int column, String value, double fit, double better) {
        bindings.add(new Bound.Binding(text, kind, table, column, value, fit < Match.RESEMBLES));
        score += fit;
        weakest = Math.min(weakest, fit);
        weak += fit < Match.RESEMBLES ? 1 : 0;
        margin = Math.min(margin, better);
    }

    public void failed(String why) {
        unresolved++;
        score -= 1.2;
        doubts.add(why);
    }

    /** A word that names a column without saying anything about it: a doubt, unless the column turns out to be spoken of. */
    public void bare(String text, int column) {
        bare.put(text, column);
    }

    /** What another word said about the same column explains the bare one ("private insurance"). */
    public void settle() {
        bare.forEach((text, column) -> {
            if (bindings.stream().noneMatch(b -> b.column() == column)) {
                doubts.add("'" + text + "' says nothing about "
                        + vocabulary.column(column).label());
                score -= 0.5;
            }
        });
        bare.clear();
    }

    public void absorb(Bound other) {
        score += other.score();
        weakest = Math.min(weakest, other.weakest());
        margin = Math.min(margin, other.margin());
        weak += other.weak();
        unresolved += other.unresolved();
        bindings.addAll(other.bindings());
        doubts.addAll(other.doubts());
    }
}
