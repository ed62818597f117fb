package ai.datamind.semantic.interpret.lexicon;

import ai.datamind.semantic.interpret.text.Morphology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A language as read from its folder of tables; another language is another folder. Immutable after reading. */
public final class Language {

    private final String code;
    private final Map<String, Operator> operators = new HashMap<>();
    private final Map<String, Dimension> dimensions = new HashMap<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Map<String, String> abbreviations = new HashMap<>();
    private final Set<String> units = new HashSet<>();
    private final Set<String> followUps = new HashSet<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, List<String>> asked = new HashMap<>();
    private final Map<String, List<CalendarWord>> calendar = new HashMap<>();
    private final Morphology morphology;
    private final Thesaurus thesaurus;
    private final Set<String> operatorWords = new TreeSet<>();
    private int longestOperator = 1;

    /** A word of the calendar: kind (month, unit, last …) and its value. */
    public record CalendarWord(String kind, String value) {}

    private Language(String code, Thesaurus thesaurus, Map<String, List<String>> irregular) {
        this.code = code;
        this.thesaurus = thesaurus;
        rows("operators.tsv", 3, r -> phrases(r[2], p -> operator(p, r[0], r[1])));
        rows("adjectives.tsv", 3, r -> dimensions.put(r[0], dimension(r)));
        rows(
                "roles.tsv",
                2,
                r -> words(r[1])
                        .forEach(w ->
                                roles.computeIfAbsent(w, k -> new HashSet<>()).add(r[0])));
        rows("abbreviations.tsv", 2, r -> abbreviations.put(r[0], r[1]));
        rows("units.txt", 1, r -> units.add(r[0]));
        rows("followup.txt", 1, r -> followUps.add(r[0]));
        rows("numbers.tsv", 2, r -> phrases(r[1], p -> numbers.put(p, Double.valueOf(r[0]))));
        rows("questionwords.tsv", 2, r -> asked.put(r[0], words(r[1])));
        rows(
                "calendar.tsv",
                3,
                r -> phrases(
                        r[2],
                        p -> calendar.computeIfAbsent(p, k -> new ArrayList<>()).add(new CalendarWord(r[0], r[1]))));
        var endings = new ArrayList<Morphology.Ending>();
        rows("endings.tsv", 1, r -> endings.add(new Morphology.Ending(r[0], r.length > 1 ? r[1] : "")));
        this.morphology = new Morphology(irregular, endings, w -> thesaurus.knows(w) || dimensions.containsKey(w));
    }

    private static final class Holder {
        private static final Language ENGLISH = english();

        private static Language english() {
            var net = new WordNet(WordNetFiles.read());
            return new Language("en", net, net.irregular());
        }
    }

    /** Read on first use: about half a second for the thesaurus. */
    public static Language english() {
        return Holder.ENGLISH;
    }

    public static Language read(String code) {
        return code.equals("en") ? english() : new Language(code, Thesaurus.NONE, Map.of());
    }

    private interface Row {
        void read(String[] cells);
    }

    private void rows(String file, int cells, Row row) {
        String path = "interpret/" + code + "/" + file;
        var in = Language.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the language file " + path + " is missing");
        }
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", -1);
                if (!line.isBlank() && !line.startsWith("#") && parts.length >= cells) {
                    row.read(parts);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language file " + path, e);
        }
    }

    private static void phrases(String cell, java.util.function.Consumer<String> each) {
        Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .forEach(each);
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).toList();
    }

    private void operator(String phrase, String category, String feature) {
        operators.putIfAbsent(phrase, new Operator(Operator.Category.of(category), feature, phrase));
        operatorWords.addAll(List.of(phrase.split(" ")));
        longestOperator = Math.max(longestOperator, phrase.split(" ").length);
    }

    private static Dimension dimension(String[] r) {
        var nouns = words(r[2]).stream()
                .map(n -> n.startsWith("-") ? new Dimension.Noun(n.substring(1), true) : new Dimension.Noun(n, false))
                .toList();
        return new Dimension(r[0], r[1].equals("desc"), nouns);
    }

    public String code() {
        return code;
    }

    public Operator operator(String phrase) {
        return operators.get(phrase);
    }

    public int longestOperator() {
        return longestOperator;
    }

    public Dimension dimension(String adjective) {
        return dimensions.get(adjective);
    }

    /** The roles a word may speak of ("from" is a source), sorted. */
    public Set<String> roles(String word) {
        return roles.getOrDefault(word, Set.of());
    }

    public String abbreviation(String word) {
        return abbreviations.get(word);
    }

    /** Whether a question that starts so may be a fragment of the one before. */
    public boolean followUp(String start) {
        return followUps.contains(start);
    }

    public boolean unit(String word) {
        return units.contains(word);
    }

    public Double number(String phrase) {
        return numbers.get(phrase);
    }

    /** The nouns whose column a question word asks for, most typical first. */
    public List<String> asked(String word) {
        return asked.getOrDefault(word, List.of());
    }

    public List<CalendarWord> calendar(String phrase) {
        return calendar.getOrDefault(phrase, List.of());
    }

    /** Every single word that occurs in an operator phrase, sorted. */
    public Set<String> operatorWords() {
        return operatorWords;
    }

    public Morphology morphology() {
        return morphology;
    }

    public Thesaurus thesaurus() {
        return thesaurus;
    }
}
