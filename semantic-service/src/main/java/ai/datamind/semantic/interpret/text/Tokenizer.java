package ai.datamind.semantic.interpret.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quotes, numbers, dates, words and the few symbols that mean something. Everything else is a separator. */
public final class Tokenizer {

    private static final Pattern PIECE =
            Pattern.compile("(?<date>\\b\\d{4}-\\d{1,2}-\\d{1,2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2})?)?\\b)"
                    + "|(?<quote>\"[^\"]{1,200}\"|“[^”]{1,200}”|``[^`']{1,200}''|`[^`']{1,200}[`']"
                    + "|(?<![\\p{L}\\p{N}])'(?=\\S)[^']{1,200}'(?![\\p{L}])|‘[^’]{1,200}’|«[^»]{1,200}»|„[^“”]{1,200}[“”])"
                    + "|(?<number>(?<![\\p{L}\\p{N}])[-−]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?![\\p{L}\\d_]))"
                    + "|(?<word>\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:[.](?=\\p{L}[.])\\p{L})*|\\p{N}+\\p{L}[\\p{L}\\p{N}]*)"
                    + "|(?<possessive>['’](?:s|re|m|ve|ll|d)\\b|n['’]t\\b)"
                    + "|(?<op>>=|<=|!=|<>|[<>=])"
                    + "|(?<symbol>[,.?;:!%$€&/()+*]|(?<=\\s)-(?=\\s))");

    private static final Map<String, List<String>> CONTRACTIONS = Map.of(
            "don", List.of("do"),
            "doesn", List.of("does"),
            "didn", List.of("did"),
            "isn", List.of("is"),
            "aren", List.of("are"),
            "wasn", List.of("was"),
            "weren", List.of("were"),
            "hasn", List.of("has"),
            "haven", List.of("have"),
            "hadn", List.of("had"));

    private static final int MOST_TOKENS = 160;

    private Tokenizer() {}

    /** At most 160 tokens: a longer text is no question, and the caller says so. */
    public static List<Token> cut(String question) {
        String text = question.replace('_', ' ').replace('’', '\'').replaceAll("(?<=\\p{L})n't\\b", " n't");
        var tokens = new ArrayList<Token>();
        Matcher m = PIECE.matcher(text);
        while (m.find() && tokens.size() < MOST_TOKENS) {
            add(tokens, m);
        }
        return List.copyOf(tokens);
    }

    private static void add(List<Token> tokens, Matcher m) {
        String piece = m.group();
        if (m.group("date") != null) {
            tokens.add(new Token(piece, piece, Token.Kind.DATE, null, m.start(), m.end()));
        } else if (m.group("quote") != null) {
            String inner = piece.replaceAll("^(?:``|[\"“'`‘«„])|(?:''|[\"”'`’»“])$", "");
            tokens.add(new Token(inner, inner.toLowerCase(Locale.ROOT), Token.Kind.QUOTED, null, m.start(), m.end()));
        } else if (m.group("number") != null) {
            String digits = piece.replace(",", "").replace('−', '-');
            tokens.add(new Token(digits, digits, Token.Kind.NUMBER, Double.valueOf(digits), m.start(), m.end()));
        } else if (m.group("word") != null) {
            String word = piece.toLowerCase(Locale.ROOT);
            String first = CONTRACTIONS.getOrDefault(word, List.of(word)).get(0);
            tokens.add(new Token(piece, first, Token.Kind.WORD, null, m.start(), m.end()));
        } else {
            String word = piece.toLowerCase(Locale.ROOT);
            tokens.add(new Token(piece, word, Token.Kind.SYMBOL, null, m.start(), m.end()));
        }
    }
}
