package ai.datamind.semantic.interpret.lexicon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Princeton WordNet 3.1 as a thesaurus: words of one synset, word families, what an adjective measures, and directed
 * steps to wider and narrower words. Later (rarer) senses count less.
 */
final class WordNet implements Thesaurus {

    private static final double[] SENSE = {1, 0.94, 0.87, 0.8};

    /** The platform's names of countries; WordNet files some of them under their full names only. */
    private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_KEPT = 20_000;
    private static final double GLOSS = 0.57;

    private final WordNetFiles files;
    private final Map<String, Map<String, Double>> memo = new ConcurrentHashMap<>();

    WordNet(WordNetFiles files) {
        this.files = files;
    }

    @Override
    public boolean knows(String lemma) {
        return files.lemmaId(lemma) >= 0;
    }

    @Override
    public Map<String, Double> near(String lemma) {
        var kept = memo.get(lemma);
        if (kept != null) {
            return kept;
        }
        var found = compute(lemma);
        if (memo.size() < MOST_KEPT) {
            memo.put(lemma, found);
        }
        return found;
    }

    private Map<String, Double> compute(String lemma) {
        int id = files.lemmaId(lemma);
        var near = new HashMap<String, Double>();
        if (id < 0) {
            return near;
        }
        families(id, 0.88, near);
        gloss(id, near);
        for (int[] senses : files.senses(id)) {
            for (int rank = 0; rank < Math.min(SENSE.length, senses.length); rank++) {
                around(senses[rank], SENSE[rank], near);
            }
        }
        near.remove(lemma);
        return near;
    }

    /** A word is far but related to those that its first meaning is explained with. */
    private void gloss(int lemma, Map<String, Double> near) {
        int[] nouns = files.senses(lemma)[0];
        if (nouns.length > 0) {
            int[] words = files.gloss(nouns[0]);
            for (int i = 0; i < words.length; i++) {
                if (words[i] >= 0) {
                    put(near, words[i], GLOSS - 0.005 * i);
                    String word = files.lemma(words[i]);
                    if (word.endsWith("s")) {
                        near.merge(word.substring(0, word.length() - 1), GLOSS - 0.005 * i, Math::max);
                    }
                }
            }
        }
    }

    @Override
    public Set<String> kinds(String name) {
        var kinds = new TreeSet<String>();
        if (COUNTRIES.contains(name)) {
            kinds.addAll(List.of("country", "nation", "nationality"));
        }
        for (int kind : files.classes(name)) {
            add(kind, kinds);
            for (int wider : files.linked(kind, WordNetFiles.WIDER)) {
                add(wider, kinds);
            }
        }
        return kinds;
    }

    private void add(int synset, Set<String> kinds) {
        for (int word : files.words(synset)) {
            String lemma = files.lemma(word);
            kinds.add(lemma);
            kinds.add(lemma.substring(lemma.lastIndexOf(' ') + 1));
        }
    }

    @Override
    public String origin(String adjective) {
        return files.origin(adjective);
    }

    @Override
    public boolean verb(String lemma) {
        return ratherThanNoun(lemma, 1);
    }

    @Override
    public boolean adjective(String lemma) {
        return ratherThanNoun(lemma, 2);
    }

    private boolean ratherThanNoun(String lemma, int part) {
        int id = files.lemmaId(lemma);
        return id >= 0
                && files.senses(id)[part].length > 0
                && files.senses(id)[part].length >= files.senses(id)[0].length;
    }

    private void around(int synset, double weight, Map<String, Double> near) {
        for (int word : files.words(synset)) {
            put(near, word, 0.85 * weight);
            if (weight == 1) {
                families(word, 0.7, near);
            }
        }
        for (int attribute : files.linked(synset, WordNetFiles.ATTRIBUTE)) {
            words(attribute, 0.78 * weight, near);
        }
        for (int similar : files.linked(synset, WordNetFiles.SIMILAR)) {
            words(similar, 0.62 * weight, near);
        }
        for (int wider : files.linked(synset, WordNetFiles.WIDER)) {
            words(wider, 0.66 * weight, near);
            for (int widest : files.linked(wider, WordNetFiles.WIDER)) {
                words(widest, 0.52 * weight, near);
            }
        }
        for (int narrower : files.linked(synset, WordNetFiles.NARROWER)) {
            words(narrower, 0.62 * weight, near);
            if (weight == 1) {
                for (int narrowest : files.linked(narrower, WordNetFiles.NARROWER)) {
                    words(narrowest, 0.5, near);
                }
            }
        }
    }

    private void families(int word, double weight, Map<String, Double> near) {
        for (int related : files.family(word)) {
            put(near, related, weight);
        }
    }

    private void words(int synset, double weight, Map<String, Double> near) {
        for (int word : files.words(synset)) {
            put(near, word, weight);
        }
    }

    private void put(Map<String, Double> near, int word, double weight) {
        near.merge(files.lemma(word), weight, Math::max);
    }

    Map<String, List<String>> irregular() {
        return files.irregular();
    }
}
