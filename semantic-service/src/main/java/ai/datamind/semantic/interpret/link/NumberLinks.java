package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Dimension;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.text.Token;
import java.util.List;

/** Numbers in digits and words, and adjectives that measure. */
final class NumberLinks {

    private final Language language;
    private final List<Token> tokens;
    private final Drafts drafts;

    NumberLinks(Language language, List<Token> tokens, Drafts drafts) {
        this.language = language;
        this.tokens = tokens;
        this.drafts = drafts;
    }

    void find() {
        numbers();
        measured();
    }

    private void numbers() {
        for (int i = 0; i < tokens.size(); i++) {
            Double n = tokens.get(i).number();
            int to = i + 1;
            if (n == null && tokens.get(i).kind() == Token.Kind.WORD) {
                n = language.number(tokens.get(i).word());
                if (n != null && n >= 100) {
                    n = null;
                }
            }
            if (n == null && tokens.get(i).word().equals("a") && scale(i + 1)) {
                n = 1.0;
            }
            if (n == null && tokens.get(i).word().matches("\\d+(\\.\\d+)?(k|m|mn|bn)")) {
                String w = tokens.get(i).word();
                Double scale = w.endsWith("k") ? 1e3 : w.endsWith("bn") ? 1e9 : 1e6;
                n = Double.valueOf(w.replaceAll("[a-z]+", "")) * scale;
            }
            if (n == null) {
                continue;
            }
            while (to < tokens.size() && tokens.get(to).kind() == Token.Kind.WORD) {
                Double next = language.number(tokens.get(to).word());
                if (next == null || (next < 100 && (n < 20 || n >= 100 || next >= 10))) {
                    break;
                }
                n = next >= 100 ? n * next : n + next;
                to++;
            }
            drafts.at(i, to).number = n;
        }
    }

    /** "a hundred" is one of them. */
    private boolean scale(int i) {
        Double n = i < tokens.size() && tokens.get(i).kind() == Token.Kind.WORD
                ? language.number(tokens.get(i).word())
                : null;
        return n != null && n >= 100 && tokens.get(i).word().length() > 2;
    }

    private void measured() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.WORD) {
                continue;
            }
            String word = tokens.get(i).word();
            for (String form : language.morphology().forms(word)) {
                Dimension d = language.dimension(form);
                if (d == null) {
                    continue;
                }
                String before = i > 0 ? tokens.get(i - 1).word() : "";
                boolean less = before.equals("less") || before.equals("least");
                if (before.equals("most") || before.equals("least")) {
                    drafts.at(i - 1, i + 1).measured = new Measured(d, Measured.Degree.MOST, less);
                } else if (before.equals("more") || before.equals("less")) {
                    drafts.at(i - 1, i + 1).measured = new Measured(d, Measured.Degree.MORE, less);
                }
                drafts.at(i, i + 1).measured = new Measured(d, degree(word, form), false);
                break;
            }
        }
    }

    private Measured.Degree degree(String word, String form) {
        if (word.equals(form)) {
            return Measured.Degree.PLAIN;
        }
        return word.endsWith("st") || word.equals("best") || word.equals("worst")
                ? Measured.Degree.MOST
                : word.endsWith("r") || word.equals("worse") ? Measured.Degree.MORE : Measured.Degree.PLAIN;
    }
}
