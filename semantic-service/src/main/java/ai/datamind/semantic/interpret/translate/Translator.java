package ai.datamind.semantic.interpret.translate;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.text.Tokenizer;
import ai.datamind.semantic.interpret.translate.ForeignLanguage.Entry;
import ai.datamind.semantic.interpret.translate.ForeignLanguage.Found;
import ai.datamind.semantic.interpret.translate.Piece.Kind;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the language of a question and puts it into English, with the words of one vocabulary. */
public final class Translator {

    private static final double SURE = 0.9;
    private static final int SHORTEST_PART = 3;
    private static final Pattern DAY = Pattern.compile("\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b");
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:\\.\\d{3})+(?![\\d.]\\d)");
    private static final Pattern COMMA = Pattern.compile("(?<=\\d),(?=\\d)");
    private static final Pattern ORDINAL = Pattern.compile("\\b(\\d{1,2})\\.\\s+(?=\\p{Lu}\\p{L}+)");
    private static final List<String> ORDINALS = List.of("first ", "second ", "third ", "fourth ");

    private final Vocabulary vocabulary;
    private final ForeignLanguage foreign = ForeignLanguage.german();

    public Translator(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The question itself where it is English already. */
    public String english(String question) {
        return question == null || !isForeign(question) ? question : translated(question);
    }

    /** More of its words belong to the other language alone than to English alone. */
    boolean isForeign(String question) {
        int here = 0;
        int there = 0;
        for (Token t : Tokenizer.cut(question)) {
            if (t.kind() != Token.Kind.WORD || t.word().length() < 2) {
                continue;
            }
            boolean english = knownInEnglish(t.word());
            boolean other = foreign.knows(t.word()) || (!english && compound(t.word()) != null);
            here += english && !other ? 1 : 0;
            there += other && !english ? 1 : 0;
        }
        return there > here;
    }

    private boolean knownInEnglish(String word) {
        Language english = vocabulary.language();
        return english.operator(word) != null
                || !english.calendar(word).isEmpty()
                || english.morphology().forms(word).stream().anyMatch(english.thesaurus()::knows);
    }

    private String translated(String question) {
        String text = THOUSANDS
                .matcher(DAY.matcher(question).replaceAll("$3-$2-$1"))
                .replaceAll(m -> m.group().replace(".", ""));
        text = COMMA.matcher(text).replaceAll(".");
        text = ORDINAL.matcher(text).replaceAll(m -> {
            int n = Integer.parseInt(m.group(1));
            String next = text(m.end(), question);
            return next.startsWith("Quartal") || next.startsWith("Halbjahr")
                    ? ORDINALS.get(Math.min(3, Math.max(0, n - 1)))
                    : n + " ";
        });
        return new WordOrder(pieces(Tokenizer.cut(text))).sentence();
    }

    /** Texts are as long before as after all that is replaced ahead of an ordinal, but for dates and thousands. */
    private static String text(int at, String question) {
        return question.substring(Math.min(at, question.length()));
    }

    private List<Piece> pieces(List<Token> tokens) {
        var pieces = new ArrayList<Piece>();
        int i = 0;
        while (i < tokens.size()) {
            int end = phrase(tokens, i, pieces);
            if (end == i) {
                pieces.add(piece(tokens.get(i)));
                end++;
            }
            i = end;
        }
        return pieces;
    }

    /** The longest phrase that starts here; where it ends, or {@code from} for none. */
    private int phrase(List<Token> tokens, int from, List<Piece> pieces) {
        for (int to = Math.min(tokens.size(), from + foreign.longest()); to > from; to--) {
            var words = new StringBuilder();
            boolean all = true;
            for (int i = from; i < to; i++) {
                all &= tokens.get(i).kind() == Token.Kind.WORD;
                words.append(i == from ? "" : " ").append(tokens.get(i).word());
            }
            Entry entry = all ? foreign.phrase(words.toString()) : null;
            boolean stored = entry != null
                    && entry.kind() == Kind.NAME
                    && !vocabulary.values().exactly(words.toString()).isEmpty();
            if (entry != null && !stored) {
                pieces.add(new Piece(words.toString(), entry.english().get(0), entry.kind()));
                return to;
            }
        }
        return from;
    }

    private Piece piece(Token t) {
        return switch (t.kind()) {
            case QUOTED ->
                new Piece(t.text(), t.text().contains("\"") ? "'" + t.text() + "'" : "\"" + t.text() + "\"", Kind.NAME);
            case NUMBER -> new Piece(t.text(), t.text(), Kind.NUMBER);
            case DATE -> new Piece(t.text(), t.text(), Kind.DATE);
            case SYMBOL -> new Piece(t.text(), t.text(), symbol(t.text()));
            case WORD -> word(t);
        };
    }

    private static Kind symbol(String sign) {
        return switch (sign) {
            case "," -> Kind.COMMA;
            case "?", ".", ";", "!" -> Kind.STOP;
            default -> Kind.PLAIN;
        };
    }

    /** A name that is stored as it is spoken needs no translation. */
    private Piece word(Token t) {
        String word = t.word();
        String number = foreign.number(word);
        if (number != null) {
            return new Piece(word, number, Kind.NUMBER);
        }
        for (String plain : foreign.forms(word)) {
            if (vocabulary.words().words().contains(plain)) {
                return new Piece(word, plain, Kind.NOUN);
            }
        }
        Found found = foreign.word(word, !t.capital());
        if (found != null) {
            return new Piece(word, inflected(word, found), found.entry().kind());
        }
        String compound = compound(word);
        return compound != null
                ? new Piece(word, compound, Kind.NOUN)
                : new Piece(word, t.text(), t.capital() ? Kind.NAME : Kind.PLAIN);
    }

    private String inflected(String word, Found found) {
        String english = best(found.entry());
        boolean noun = found.entry().kind() == Kind.NOUN || found.entry().kind() == Kind.UNIT;
        return noun && !found.plain().equals(word) ? plural(english) : english;
    }

    private static String plural(String noun) {
        if (noun.endsWith("s")) {
            return noun;
        }
        return noun.matches(".*[^aeiou]y")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun.matches(".*(x|ch|sh)") ? noun + "es" : noun + "s";
    }

    /** The first translation all words of which name something in the model. */
    private String best(Entry entry) {
        for (String english : entry.english()) {
            if (List.of(english.split(" ")).stream().allMatch(this::named)) {
                return english;
            }
        }
        return entry.english().get(0);
    }

    private boolean named(String word) {
        return vocabulary.words().hits(word).stream().anyMatch(h -> h.score() >= SURE);
    }

    /** A compound by its parts, or null: "Kundenname" is a customer name. */
    private String compound(String word) {
        for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_PART; cut++) {
            Entry first = foreign.firstPart(word.substring(0, cut));
            if (first == null) {
                continue;
            }
            String rest = word.substring(cut);
            Found second = foreign.word(rest, false);
            String after = second != null && second.entry().kind() != Kind.VERB
                    ? inflected(rest, second)
                    : foreign.forms(rest).stream()
                            .filter(vocabulary.words().words()::contains)
                            .findFirst()
                            .orElseGet(() -> compound(rest));
            if (after != null) {
                return best(first) + " " + after;
            }
        }
        return null;
    }
}
