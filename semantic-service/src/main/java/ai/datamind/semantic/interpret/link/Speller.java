package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.text.Spelling;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Puts right a misspelt word of grammar ("msot", "averge"); words of the schema forgive by themselves. */
public final class Speller {

    private static final int SHORTEST = 4;

    private Speller() {}

    public static List<Token> corrected(Vocabulary vocabulary, List<Token> tokens) {
        var out = new ArrayList<Token>(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            String better = t.kind() == Token.Kind.WORD && !t.capital() && unknown(vocabulary, t.word())
                    ? near(vocabulary.language(), t.word())
                    : null;
            if (better != null) {
                out.set(i, new Token(t.text(), better, t.kind(), t.number(), t.from(), t.to()));
            }
        }
        return List.copyOf(out);
    }

    private static boolean unknown(Vocabulary v, String word) {
        return word.length() >= SHORTEST
                && v.language().operatorWords().stream().noneMatch(word::equals)
                && v.language().calendar(word).isEmpty()
                && v.language().number(word) == null
                && v.language().morphology().forms(word).stream()
                        .noneMatch(f -> v.language().thesaurus().knows(f)
                                || v.language().dimension(f) != null)
                && v.words().hits(word).isEmpty()
                && v.values().exactly(word).isEmpty();
    }

    private static String near(Language language, String word) {
        String found = null;
        for (String other : language.operatorWords()) {
            if (other.length() >= SHORTEST && other.charAt(0) == word.charAt(0) && Spelling.near(word, other, 1)) {
                if (found != null) {
                    return null;
                }
                found = other;
            }
        }
        return found;
    }
}
