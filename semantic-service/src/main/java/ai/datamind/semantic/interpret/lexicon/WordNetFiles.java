package ai.datamind.semantic.interpret.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The dictionary's own text files, read once into arrays (about 25 MB). Names, words with digits and phrases of more than
 * two words are left out: a schema never needs them.
 */
final class WordNetFiles {

    static final int WIDER = 0;
    static final int NARROWER = 1;
    static final int ATTRIBUTE = 2;
    static final int SIMILAR = 3;
    private static final String FOLDER = "net/sf/extjwnl/data/wordnet/wn31/";
    private static final List<String> PARTS = List.of("noun", "verb", "adj");
    private static final int[] NOTHING = {};
    private static final int[][] NO_SENSES = {NOTHING, NOTHING, NOTHING};
    private static final int GLOSS = 10;

    private final Map<String, Integer> lemmaIds = new HashMap<>(160_000);
    private final List<String> lemmas = new ArrayList<>();
    private final List<int[][]> senses = new ArrayList<>();
    private final List<int[]> family = new ArrayList<>();
    private final List<int[]> synsetWords = new ArrayList<>();
    private final List<int[][]> links = new ArrayList<>();
    private final Map<String, List<String>> irregular = new HashMap<>();
    private final Map<String, List<Integer>> classes = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, int[]> glosses = new HashMap<>();

    private WordNetFiles() {}

    static WordNetFiles read() {
        var files = new WordNetFiles();
        var offsets = new HashMap<Long, Integer>(120_000);
        for (int part = 0; part < PARTS.size(); part++) {
            files.readSynsets(part, offsets);
        }
        // Links point forward, so the files are read a second time: keeping them for it would cost 100 MB for a second.
        for (int part = 0; part < PARTS.size(); part++) {
            files.readLinks(part, offsets);
        }
        files.names.clear();
        for (int part = 0; part < PARTS.size(); part++) {
            files.readIndex(part, offsets);
            files.readIrregular(PARTS.get(part));
        }
        return files;
    }

    private static BufferedReader open(String name) {
        var in = WordNetFiles.class.getClassLoader().getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("the WordNet data file " + name + " is missing from the class path");
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1), 1 << 16);
    }

    private static void lines(String name, java.util.function.Consumer<String> each) {
        try (var in = open(name)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("  ")) {
                    each.accept(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the WordNet data file " + name, e);
        }
    }

    private void readSynsets(int part, Map<Long, Integer> offsets) {
        lines("data." + PARTS.get(part), line -> {
            int gloss = line.indexOf(" | ");
            String[] f = (gloss < 0 ? line : line.substring(0, gloss)).split(" ");
            int words = Integer.parseInt(f[3], 16);
            int[] ids = new int[words];
            for (int i = 0; i < words; i++) {
                ids[i] = keep(f[4 + 2 * i]);
            }
            offsets.put(key(part, Integer.parseInt(f[0])), synsetWords.size());
            if (Character.isUpperCase(f[4].charAt(0))) {
                names.put(
                        synsetWords.size(),
                        f[4].replaceAll("\\(.*", "").replace('_', ' ').toLowerCase(Locale.ROOT));
            } else if (gloss > 0 && part == 0) {
                glosses.put(synsetWords.size(), glossWords(line.substring(gloss + 3)));
            }
            synsetWords.add(ids);
            links.add(null);
        });
    }

    /** The first words of a definition, up to its first semicolon. */
    private int[] glossWords(String gloss) {
        String[] words = gloss.split(";")[0].toLowerCase(Locale.ROOT).split("[^a-z]+");
        return Arrays.stream(words)
                .filter(w -> w.length() > 3)
                .limit(GLOSS)
                .mapToInt(this::keep)
                .toArray();
    }

    private static long key(int part, int offset) {
        return ((long) part << 32) | offset;
    }

    private int keep(String raw) {
        String word = raw.indexOf('(') > 0 ? raw.substring(0, raw.indexOf('(')) : raw;
        if (word.indexOf('_') != word.lastIndexOf('_') || !word.chars().allMatch(WordNetFiles::plain)) {
            return -1;
        }
        String lemma = word.replace('_', ' ').replace('-', ' ');
        return lemmaIds.computeIfAbsent(lemma, w -> {
            lemmas.add(w);
            senses.add(NO_SENSES.clone());
            family.add(NOTHING);
            return lemmas.size() - 1;
        });
    }

    private static boolean plain(int c) {
        return (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    }

    private void readLinks(int part, Map<Long, Integer> offsets) {
        lines("data." + PARTS.get(part), line -> {
            int gloss = line.indexOf(" | ");
            String[] f = (gloss < 0 ? line : line.substring(0, gloss)).split(" ");
            int words = Integer.parseInt(f[3], 16);
            int synset = offsets.get(key(part, Integer.parseInt(f[0])));
            readLinks(synset, Arrays.copyOfRange(f, 4 + 2 * words, f.length), offsets);
        });
    }

    private void readLinks(int synset, String[] f, Map<Long, Integer> offsets) {
        int count = Integer.parseInt(f[0]);
        int[][] found = {NOTHING, NOTHING, NOTHING, NOTHING};
        for (int i = 0; i < count; i++) {
            String symbol = f[1 + 4 * i];
            int part = "nvas".indexOf(f[3 + 4 * i].charAt(0));
            Integer target = part < 0 ? null : offsets.get(key(Math.min(part, 2), Integer.parseInt(f[2 + 4 * i])));
            if (target == null) {
                continue;
            }
            switch (symbol) {
                case "@" -> found[WIDER] = with(found[WIDER], target);
                case "~" -> found[NARROWER] = with(found[NARROWER], target);
                case "=" -> found[ATTRIBUTE] = with(found[ATTRIBUTE], target);
                case "&" -> found[SIMILAR] = with(found[SIMILAR], target);
                case "@i" -> {
                    if (names.containsKey(synset)) {
                        classes.computeIfAbsent(names.get(synset), n -> new ArrayList<>())
                                .add(target);
                    }
                }
                case "+", "\\" -> relate(synset, target, Integer.parseInt(f[4 + 4 * i], 16));
                default -> {}
            }
        }
        links.set(synset, found);
    }

    private void relate(int synset, int target, int words) {
        if (names.containsKey(synset) && names.containsKey(target)) {
            origins.putIfAbsent(names.get(synset), names.get(target));
        }
        int[] from = synsetWords.get(synset);
        int[] to = synsetWords.get(target);
        int source = (words >> 8) - 1;
        int end = (words & 0xff) - 1;
        if (source < 0 || end < 0 || source >= from.length || end >= to.length || from[source] < 0 || to[end] < 0) {
            return;
        }
        family.set(from[source], with(family.get(from[source]), to[end]));
    }

    private static int[] with(int[] all, int one) {
        int[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }

    private void readIndex(int part, Map<Long, Integer> offsets) {
        lines("index." + PARTS.get(part), line -> {
            String[] f = line.split(" ");
            Integer id = lemmaIds.get(f[0].replace('_', ' ').replace('-', ' '));
            if (id == null) {
                return;
            }
            int count = Integer.parseInt(f[2]);
            int[] found = new int[Math.min(4, count)];
            for (int i = 0; i < found.length; i++) {
                found[i] = offsets.get(key(part, Integer.parseInt(f[f.length - count + i])));
            }
            senses.get(id)[part] = found;
        });
    }

    private void readIrregular(String part) {
        lines(part + ".exc", line -> {
            String[] f = line.split(" ");
            if (f.length > 1 && !f[0].contains("_")) {
                irregular.merge(f[0], List.of(f[1]), (a, b) -> {
                    var both = new ArrayList<>(a);
                    both.addAll(b);
                    return List.copyOf(both);
                });
            }
        });
    }

    int lemmaId(String lemma) {
        return lemmaIds.getOrDefault(lemma, -1);
    }

    String lemma(int id) {
        return lemmas.get(id);
    }

    int[][] senses(int lemma) {
        return senses.get(lemma);
    }

    int[] words(int synset) {
        return Arrays.stream(synsetWords.get(synset)).filter(w -> w >= 0).toArray();
    }

    int[] linked(int synset, int kind) {
        return links.get(synset)[kind];
    }

    int[] family(int lemma) {
        return family.get(lemma);
    }

    /** What a proper name is an instance of. */
    List<Integer> classes(String name) {
        return classes.getOrDefault(name, List.of());
    }

    /** The name an adjective of origin belongs to ("french"), or null. */
    String origin(String adjective) {
        return origins.get(adjective);
    }

    int[] gloss(int synset) {
        return glosses.getOrDefault(synset, NOTHING);
    }

    Map<String, List<String>> irregular() {
        return irregular;
    }
}
