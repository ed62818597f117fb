package ai.datamind.semantic.interpret;

import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.text.Tokenizer;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** What a question writes like a name (in quotes, or in capitals with the numbers behind them) and no known value is called. */
final class UnknownNames {

    private static final int MOST_WORDS = 6;

    private final Vocabulary vocabulary;
    private final String question;
    private final List<Token> tokens;

    private UnknownNames(Vocabulary vocabulary, String question) {
        this.vocabulary = vocabulary;
        this.question = question;
        this.tokens = Tokenizer.cut(question);
    }

    /** In the question's own spelling, in its order. */
    static List<String> of(Vocabulary vocabulary, String question) {
        return new UnknownNames(vocabulary, question).names();
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).quoted()) {
                add(names, tokens.get(i).text().strip());
                continue;
            }
            int end = i;
            while (end < tokens.size() && end - i < MOST_WORDS && partOfName(end, end > i)) {
                end++;
            }
            if (end > i) {
                name(names, i, end);
                i = end - 1;
            }
        }
        return names.stream().distinct().toList();
    }

    private boolean partOfName(int i, boolean inside) {
        Token t = tokens.get(i);
        boolean number =
                inside && (t.kind() == Token.Kind.NUMBER || t.word().chars().anyMatch(Character::isDigit));
        return number || (t.capital() && vocabulary.language().operator(t.word()) == null);
    }

    /** The first word of a sentence is in capitals anyway, and a word of the model is one of the model. */
    private void name(List<String> names, int from, int to) {
        int start = from == 0 && to - from == 1 ? to : from;
        boolean ofTheModel = to - start == 1
                && vocabulary.words().hits(tokens.get(start).word()).stream().anyMatch(h -> h.score() >= 0.9);
        if (start < to && !ofTheModel) {
            add(
                    names,
                    question.substring(
                            tokens.get(start).from(), tokens.get(to - 1).to()));
        }
    }

    private void add(List<String> names, String name) {
        if (name.length() >= 2 && vocabulary.values().exactly(name).isEmpty()) {
            names.add(name);
        }
    }
}
