package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.value.StoredValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of words that are written like stored values. */
final class ValueLinks {

    private static final double MISSPELT = 0.78;

    private final Vocabulary vocabulary;
    private final Language language;
    private final List<Token> tokens;
    private final Drafts drafts;

    ValueLinks(Vocabulary vocabulary, List<Token> tokens, Drafts drafts) {
        this.vocabulary = vocabulary;
        this.language = vocabulary.language();
        this.tokens = tokens;
        this.drafts = drafts;
    }

    void find() {
        var stored = vocabulary.values();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).quoted()) {
                quoted(i, stored);
                continue;
            }
            if (tokens.get(i).kind() == Token.Kind.SYMBOL) {
                continue;
            }
            for (int j = Math.min(tokens.size(), i + stored.longest() + 1); j > i; j--) {
                if (tokens.get(j - 1).quoted() || tokens.get(j - 1).kind() == Token.Kind.SYMBOL) {
                    continue;
                }
                span(i, j, stored);
            }
        }
    }

    private void span(int i, int j, StoredValues stored) {
        String phrase = drafts.phrase(i, j);
        boolean capital = tokens.get(i).capital() && (i > 0 || j - i > 1);
        boolean plainWord = j - i == 1 && tokens.get(i).kind() == Token.Kind.WORD;
        boolean shout =
                plainWord && tokens.get(i).text().equals(tokens.get(i).text().toUpperCase(java.util.Locale.ROOT));
        if (plainWord && !shout && language.operator(phrase) != null && !capital) {
            return;
        }
        double base = (capital ? 1.2 : plainWord && phrase.length() < 3 ? 0.85 : 1.0) + (j - i > 1 ? 0.1 : 0);
        var found = new ArrayList<ValueMatch>();
        stored.exactly(phrase).forEach(v -> found.add(new ValueMatch(v.column(), v.value(), base, true)));
        if (found.isEmpty() && j - i > 1 && capital) {
            stored.exactly(phrase.replace(" ", ""))
                    .forEach(v -> found.add(new ValueMatch(v.column(), v.value(), base - 0.05, true)));
        }
        if (found.isEmpty()) {
            for (String form : language.morphology().forms(tokens.get(j - 1).word())) {
                String other = j - i == 1 ? form : drafts.phrase(i, j - 1) + " " + form;
                stored.exactly(other).forEach(v -> found.add(new ValueMatch(v.column(), v.value(), base - 0.08, true)));
                if (!found.isEmpty()) {
                    break;
                }
            }
        }
        String origin = found.isEmpty() && j - i == 1 ? language.thesaurus().origin(phrase) : null;
        if (origin != null) {
            stored.exactly(origin).forEach(v -> found.add(new ValueMatch(v.column(), v.value(), base - 0.1, true)));
        }
        if (found.isEmpty() && (capital || shout) && phrase.length() >= 3 && !insideName(i, j)) {
            stored.holding(phrase).stream()
                    .limit(12)
                    .forEach(v -> found.add(new ValueMatch(v.column(), v.value(), 0.72, false)));
        }
        if (found.isEmpty() && plainWord && misspelt(i)) {
            stored.alike(phrase).stream()
                    .flatMap(word -> stored.exactly(word).stream())
                    .forEach(v -> found.add(new ValueMatch(v.column(), v.value(), MISSPELT, true)));
        }
        if (!found.isEmpty()) {
            drafts.at(i, j).values = distinct(found);
        }
    }

    /** A word that is nobody's: neither the language knows it nor the model. */
    private boolean misspelt(int i) {
        String word = tokens.get(i).word();
        return language.operator(word) == null
                && language.calendar(word).isEmpty()
                && vocabulary.words().hits(word).isEmpty()
                && language.morphology().forms(word).stream()
                        .noneMatch(form -> language.thesaurus().knows(form) || language.dimension(form) != null);
    }

    /** Part of a longer run of capitals: half a name is another name. */
    private boolean insideName(int i, int j) {
        boolean before = i > 1
                && tokens.get(i - 1).capital()
                && language.operator(tokens.get(i - 1).word()) == null;
        boolean after = j < tokens.size() && tokens.get(j).capital();
        return before || after;
    }

    private void quoted(int i, StoredValues stored) {
        Drafts.Draft d = drafts.at(i, i + 1);
        d.literal = tokens.get(i).text().strip();
        var found = new ArrayList<ValueMatch>();
        stored.exactly(d.literal).forEach(v -> found.add(new ValueMatch(v.column(), v.value(), 1.5, true)));
        if (found.isEmpty()) {
            stored.holding(d.literal).stream()
                    .limit(12)
                    .forEach(v -> found.add(new ValueMatch(v.column(), v.value(), 0.8, false)));
        }
        d.values = distinct(found);
    }

    private static List<ValueMatch> distinct(List<ValueMatch> all) {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(ValueMatch::score)
                        .reversed()
                        .thenComparingInt(ValueMatch::column)
                        .thenComparing(ValueMatch::stored))
                .limit(30)
                .toList();
    }
}
