package ai.datamind.semantic.interpret.vocabulary;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.text.Morphology;
import ai.datamind.semantic.interpret.text.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** From a word of a question to the forms that hold it or a word near it. */
public final class WordIndex {

    /** What a form names. */
    public enum Kind {
        TABLE,
        COLUMN,
        TERM
    }

    /** A form with its owner. */
    public record Entry(int id, Kind kind, int owner, Form form) {}

    /** Place of a word in a form. */
    public record Posting(int entry, int slot) {}

    /** How well a question's word fits a place. */
    public record Hit(int entry, int slot, double score) {}

    private static final int MOST_KEPT = 20_000;
    private static final double SAME_STEM = 0.9;
    private static final double PREFIX = 0.76;
    private static final double MISSPELT = 0.8;

    private final Language language;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Posting>> postings = new TreeMap<>();
    private final Map<String, Set<String>> byStem = new LinkedHashMap<>();
    private final Map<String, List<Hit>> memo = new ConcurrentHashMap<>();

    WordIndex(Vocabulary vocabulary) {
        this.language = vocabulary.language();
        vocabulary.tables().forEach(t -> add(Kind.TABLE, t.id(), t.forms()));
        vocabulary.columns().forEach(c -> add(Kind.COLUMN, c.id(), c.forms()));
        vocabulary.terms().forEach(t -> add(Kind.TERM, t.id(), t.forms()));
    }

    private void add(Kind kind, int owner, List<Form> forms) {
        for (Form form : forms) {
            var entry = new Entry(entries.size(), kind, owner, form);
            entries.add(entry);
            for (int slot = 0; slot < form.slots().size(); slot++) {
                for (String word : form.slots().get(slot).words()) {
                    postings.computeIfAbsent(word, w -> new ArrayList<>()).add(new Posting(entry.id(), slot));
                    byStem.computeIfAbsent(Morphology.stem(word), s -> new LinkedHashSet<>())
                            .add(word);
                }
            }
        }
    }

    public Entry entry(int id) {
        return entries.get(id);
    }

    public Set<String> words() {
        return Collections.unmodifiableSet(postings.keySet());
    }

    /** Every place the word may stand for, in the order of entry and slot. */
    public List<Hit> hits(String word) {
        var kept = memo.get(word);
        if (kept != null) {
            return kept;
        }
        var found = compute(word);
        if (memo.size() < MOST_KEPT) {
            memo.put(word, found);
        }
        return found;
    }

    private List<Hit> compute(String word) {
        var best = new TreeMap<Long, Hit>();
        nearWords(word).forEach((near, score) -> {
            for (Posting p : postings.getOrDefault(near, List.of())) {
                best.merge(
                        ((long) p.entry() << 8) | p.slot(),
                        new Hit(p.entry(), p.slot(), score),
                        (a, b) -> a.score() >= b.score() ? a : b);
            }
        });
        return List.copyOf(best.values());
    }

    /** Words of the schema near this word of a question, with how near. */
    public Map<String, Double> nearWords(String word) {
        var near = new TreeMap<String, Double>();
        List<String> forms = language.morphology().forms(word);
        // "supplier" is a name of its own and no degree of "supply" where the schema knows both
        boolean derived = postings.containsKey(word) && !word.endsWith("s");
        for (int i = 0; i < forms.size(); i++) {
            boolean other = derived && !word.startsWith(forms.get(i));
            offer(near, forms.get(i), other ? SAME_STEM : 1.0);
            for (String same : byStem.getOrDefault(Morphology.stem(forms.get(i)), Set.of())) {
                offer(near, same, SAME_STEM);
            }
        }
        for (int i = 0; i < Math.min(3, forms.size()); i++) {
            double trust = i == 0 ? 1 : 0.97;
            language.thesaurus().near(forms.get(i)).forEach((other, score) -> offer(near, other, score * trust));
        }
        String full = language.abbreviation(word);
        if (full != null && !full.contains(" ")) {
            offer(near, full, 0.95);
        }
        if (word.length() >= 4) {
            similar(word, near);
        }
        return near;
    }

    private void similar(String word, Map<String, Double> near) {
        boolean unknown = near.isEmpty()
                && !language.thesaurus().knows(language.morphology().forms(word).get(0));
        for (String other : postings.keySet()) {
            int shorter = Math.min(word.length(), other.length());
            if (shorter >= 4
                    && (other.startsWith(word) || word.startsWith(other))
                    && shorter * 10 >= 5 * Math.max(word.length(), other.length())) {
                offer(near, other, PREFIX);
            } else if (shorter >= 3
                    && other.length() == 3
                    && word.startsWith(other)
                    && !language.thesaurus().knows(other)) {
                offer(near, other, 0.6);
            } else if (unknown && word.length() >= 5 && Spelling.near(word, other, word.length() >= 8 ? 2 : 1)) {
                offer(near, other, MISSPELT);
            } else if (shorter >= 6 && common(word, other) * 10 >= 7 * Math.max(word.length(), other.length())) {
                offer(near, other, 0.72);
            }
        }
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private void offer(Map<String, Double> near, String word, double score) {
        if (postings.containsKey(word)) {
            near.merge(word, score, Math::max);
        }
    }
}
