package ai.datamind.semantic.interpret.bind;

import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one attempt has decided so far, and how well it went. */
final class Choices {

    /** Below it a word is not called like what it was taken for. */
    private static final double RESEMBLES = 0.85;

    final Vocabulary vocabulary;
    final int focus;
    final Set<Integer> mentioned = new HashSet<>();
    final Set<Integer> shown = new HashSet<>();
    final List<Bound.Binding> bindings = new ArrayList<>();
    final List<String> doubts = new ArrayList<>();
    double score;
    double weakest = 1;
    double margin = 1;
    int weak;
    int unresolved;

    Choices(Vocabulary vocabulary, int focus) {
        this.vocabulary = vocabulary;
        this.focus = focus;
        mentioned.add(focus);
    }

    double distance(int table) {
        double d = vocabulary.paths().distance(focus, table);
        for (int m : mentioned) {
            d = Math.min(d, 0.6 + vocabulary.paths().distance(m, table));
        }
        return table == focus ? 0 : d;
    }

    void chosen(String text, String kind, int table, int column, String value, double fit, double better) {
        bindings.add(new Bound.Binding(text, kind, table, column, value));
        score += fit;
        weakest = Math.min(weakest, fit);
        weak += fit < RESEMBLES ? 1 : 0;
        margin = Math.min(margin, better);
    }

    void failed(String why) {
        unresolved++;
        score -= 1.2;
        doubts.add(why);
    }

    void absorb(Bound other) {
        score += other.score();
        weakest = Math.min(weakest, other.weakest());
        margin = Math.min(margin, other.margin());
        weak += other.weak();
        unresolved += other.unresolved();
        bindings.addAll(other.bindings());
        doubts.addAll(other.doubts());
    }
}
