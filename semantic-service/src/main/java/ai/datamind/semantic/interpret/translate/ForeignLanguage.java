package ai.datamind.semantic.interpret.translate;

import ai.datamind.semantic.interpret.translate.Piece.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tables of a language that is not English. Immutable once read. */
final class ForeignLanguage {

    /** What a phrase or a word becomes; of several translations the first that the model knows. */
    record Entry(Kind kind, List<String> english) {}

    /** Inflection: an ending and what a plain form has in its place. */
    private record Ending(String ending, String plain) {}

    private static final int SHORTEST_PLAIN = 2;
    private static final List<String> OF_ADJECTIVES = List.of("", "en", "er", "es", "em", "e");
    /** The United Nations' numbers of continents and larger regions. */
    private static final List<String> REGIONS = List.of(
            "150", "142", "002", "019", "009", "005", "021", "013", "145", "030", "034", "035", "039", "151", "154",
            "155");

    private final Map<String, Entry> phrases = new HashMap<>();
    private final Map<String, Entry> words = new HashMap<>();
    private final Map<String, Entry> otherWords = new HashMap<>();
    private final Map<String, Entry> degrees = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Entry> names = new HashMap<>();
    private final List<Ending> endings = new ArrayList<>();
    private final List<String> joints = new ArrayList<>();
    private int longest = 4;

    private ForeignLanguage(String code) {
        rows(code, "phrases.tsv", r -> {
            for (String phrase : r[2].split("\\|")) {
                phrases.putIfAbsent(phrase, new Entry(Kind.of(r[1]), List.of(r[0])));
                longest = Math.max(longest, phrase.split(" ").length);
            }
        });
        rows(code, "words.tsv", r -> {
            Kind kind = Kind.of(r[1]);
            boolean noun = kind == Kind.NOUN || kind == Kind.UNIT || kind == Kind.STEM;
            for (String word : r[0].split("\\|")) {
                (noun ? words : otherWords).putIfAbsent(word, new Entry(kind, List.of(r[2].split(","))));
            }
        });
        rows(code, "adjectives.tsv", r -> {
            degrees.put(r[0], new Entry(Kind.ADJECTIVE, List.of(r[3])));
            degrees.put(r[1], new Entry(Kind.ADJECTIVE, List.of(r[4])));
            degrees.put(r[2], new Entry(Kind.SUPERLATIVE, List.of(r[5])));
        });
        rows(code, "numbers.tsv", r -> {
            for (String word : r[1].split("\\|")) {
                numbers.put(word, r[0]);
            }
        });
        rows(code, "endings.tsv", r -> endings.add(new Ending(r[0], r.length > 1 ? r[1] : "")));
        rows(code, "joints.txt", r -> joints.add(r[0]));
        names(Locale.forLanguageTag(code));
    }

    private static final class Holder {
        private static final ForeignLanguage GERMAN = new ForeignLanguage("de");
    }

    static ForeignLanguage german() {
        return Holder.GERMAN;
    }

    private interface Row {
        void read(String[] cells);
    }

    private static void rows(String code, String file, Row row) {
        String path = "interpret/" + code + "/" + file;
        var in = ForeignLanguage.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the language file " + path + " is missing");
        }
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> l.split("\t", -1))
                    .forEach(row::read);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language file " + path, e);
        }
    }

    /** Countries, regions, months, weekdays and adjectives of origin, as the platform's locale data has them. */
    private void names(Locale locale) {
        for (String country : Locale.getISOCountries()) {
            country(Locale.of("", country), locale);
        }
        REGIONS.forEach(region -> country(Locale.of("", region), locale));
        for (String language : Locale.getISOLanguages()) {
            Locale spoken = Locale.of(language);
            otherWords.putIfAbsent(
                    spoken.getDisplayLanguage(locale).toLowerCase(locale),
                    new Entry(Kind.ADJECTIVE, List.of(spoken.getDisplayLanguage(Locale.ENGLISH))));
        }
        for (Month m : Month.values()) {
            date(m.getDisplayName(TextStyle.FULL, locale), m.getDisplayName(TextStyle.FULL, Locale.ENGLISH), locale);
        }
        for (DayOfWeek d : DayOfWeek.values()) {
            date(d.getDisplayName(TextStyle.FULL, locale), d.getDisplayName(TextStyle.FULL, Locale.ENGLISH), locale);
        }
    }

    private void date(String foreign, String english, Locale locale) {
        names.put(foreign.toLowerCase(locale), new Entry(Kind.DATE, List.of(english)));
    }

    private void country(Locale place, Locale locale) {
        String foreign = place.getDisplayCountry(locale).toLowerCase(locale);
        if (!foreign.isBlank() && !Character.isDigit(foreign.charAt(0))) {
            var entry = new Entry(Kind.NAME, List.of(place.getDisplayCountry(Locale.ENGLISH)));
            names.putIfAbsent(foreign, entry);
            names.putIfAbsent(foreign.replaceAll("e (?=\\p{L})", "en "), entry);
        }
    }

    int longest() {
        return longest;
    }

    Entry phrase(String words) {
        Entry name = names.get(words);
        return name != null ? name : phrases.get(words);
    }

    String number(String word) {
        String known = numbers.get(word);
        int and = word.indexOf("und");
        if (known != null || and < 1 || and + 3 >= word.length()) {
            return known;
        }
        String ones = word.substring(0, and).equals("ein") ? "1" : numbers.get(word.substring(0, and));
        String tens = numbers.get(word.substring(and + 3));
        return ones == null || tens == null ? null : String.valueOf(Integer.parseInt(ones) + Integer.parseInt(tens));
    }

    /** A noun in whatever form; written small it may be a verb or an adjective first. */
    Found word(String word, boolean small) {
        Found noun = found(word, words);
        Found other = other(word);
        return small ? (other != null ? other : noun) : (noun != null ? noun : other);
    }

    /** An entry with the plain form it was found by. */
    record Found(String plain, Entry entry) {}

    private Found found(String word, Map<String, Entry> table) {
        for (String plain : forms(word)) {
            Entry entry = table.get(plain);
            if (entry != null && (entry.kind() != Kind.STEM || plain.equals(word))) {
                return entry.kind() == Kind.STEM ? null : new Found(plain, entry);
            }
        }
        return null;
    }

    private Found other(String word) {
        if (otherWords.containsKey(word)) {
            return new Found(word, otherWords.get(word));
        }
        for (String ending : OF_ADJECTIVES) {
            String plain = word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : "";
            Entry degree = degrees.get(plain);
            if (degree != null) {
                return new Found(plain, degree);
            }
            if (otherWords.containsKey(plain) && otherWords.get(plain).kind() != Kind.VERB) {
                return new Found(plain, otherWords.get(plain));
            }
        }
        return null;
    }

    /** The word, and what is left of it without its endings and umlauts of plural. */
    Set<String> forms(String word) {
        var forms = new LinkedHashSet<String>();
        forms.add(word);
        forms.add(withoutUmlaut(word));
        for (Ending e : endings) {
            int left = word.length() - e.ending().length();
            if (left >= SHORTEST_PLAIN && word.endsWith(e.ending())) {
                String plain = word.substring(0, left) + e.plain();
                forms.add(plain);
                forms.add(withoutUmlaut(plain));
            }
        }
        return forms;
    }

    private static String withoutUmlaut(String word) {
        for (int i = word.length() - 1; i >= 0; i--) {
            int at = "äöü".indexOf(word.charAt(i));
            if (at >= 0) {
                return word.substring(0, i) + "aou".charAt(at) + word.substring(i + 1);
            }
        }
        return word;
    }

    /** The first part of a compound as an entry, or null. */
    Entry firstPart(String part) {
        Entry whole = words.get(part);
        if (whole != null) {
            return whole;
        }
        for (String joint : joints) {
            if (part.length() > joint.length() + SHORTEST_PLAIN && part.endsWith(joint)) {
                Entry entry = words.get(part.substring(0, part.length() - joint.length()));
                if (entry != null) {
                    return entry;
                }
            }
        }
        return words.get(part + "e");
    }

    /** Whether a word is one of this language, be it of grammar or not. */
    boolean knows(String word) {
        return phrase(word) != null || number(word) != null || word(word, true) != null;
    }
}
