package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Dimension;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.lexicon.PeriodReader;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.StoredValues;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds every chunk a question may hold. */
public final class Linker {

    private static final double WEAKEST = 0.42;
    private static final double BAND = 0.3;
    private static final double MISSPELT = 0.78;
    private static final Comparator<Match> BEST =
            Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::id);

    private final Vocabulary vocabulary;
    private final Language language;
    private final List<Token> tokens;
    private final Map<Long, Draft> drafts = new TreeMap<>();

    /** What is collected for one span. */
    private static final class Draft {
        private Operator operator;
        private List<Match> tables = List.of();
        private List<Match> columns = List.of();
        private List<Match> terms = List.of();
        private List<ValueMatch> values = List.of();
        private Double number;
        private ai.datamind.semantic.interpret.text.Period period;
        private Measured measured;
        private String literal;
    }

    private Linker(Vocabulary vocabulary, List<Token> tokens) {
        this.vocabulary = vocabulary;
        this.language = vocabulary.language();
        this.tokens = tokens;
    }

    public static List<Chunk> chunks(Vocabulary vocabulary, List<Token> tokens, LocalDate today) {
        var linker = new Linker(vocabulary, tokens);
        linker.operators();
        linker.numbers();
        linker.measured();
        var periods = new PeriodReader(linker.language, tokens, today);
        for (int i = 0; i < tokens.size(); i++) {
            int at = i;
            periods.at(i).ifPresent(f -> linker.draft(at, f.end()).period = f.period());
        }
        new NameLinks(vocabulary, tokens).find(linker::names);
        linker.values();
        return linker.finish();
    }

    private Draft draft(int from, int to) {
        return drafts.computeIfAbsent(((long) from << 16) | to, k -> new Draft());
    }

    private String phrase(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : " ").append(tokens.get(i).word());
        }
        return text.toString();
    }

    private void operators() {
        for (int i = 0; i < tokens.size(); i++) {
            for (int j = Math.min(tokens.size(), i + language.longestOperator()); j > i; j--) {
                if (tokens.get(j - 1).quoted() || tokens.get(i).quoted()) {
                    continue;
                }
                Operator op = language.operator(phrase(i, j));
                if (op != null && !partOfName(op, i)) {
                    draft(i, j).operator = op;
                }
            }
            String sign = tokens.get(i).word();
            String feature = switch (sign) {
                case ">" -> "gt";
                case ">=" -> "ge";
                case "<" -> "lt";
                case "<=" -> "le";
                case "=" -> "eq";
                default -> null;
            };
            if (feature != null) {
                draft(i, i + 1).operator = new Operator(Category.COMPARE, feature, sign);
            } else if (sign.equals("!=") || sign.equals("<>")) {
                draft(i, i + 1).operator = new Operator(Category.NOT, "", sign);
            }
        }
    }

    /** "flight number of …": after a word of content "number of" belongs to it. */
    private boolean partOfName(Operator op, int i) {
        if (!op.is(Category.COUNT) || !op.phrase().matches("(numbers?|count|amount|quantity) of") || i == 0) {
            return false;
        }
        String before = tokens.get(i - 1).word();
        return tokens.get(i - 1).kind() == Token.Kind.WORD
                && language.operator(before) == null
                && language.dimension(before) == null
                && !vocabulary.words().hits(before).isEmpty();
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
            draft(i, to).number = n;
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
                    draft(i - 1, i + 1).measured = new Measured(d, Measured.Degree.MOST, less);
                } else if (before.equals("more") || before.equals("less")) {
                    draft(i - 1, i + 1).measured = new Measured(d, Measured.Degree.MORE, less);
                }
                draft(i, i + 1).measured = new Measured(d, degree(word, form), false);
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

    private void names(int from, int to, List<Match> tables, List<Match> columns, List<Match> terms) {
        Draft d = draft(from, to);
        d.tables = band(both(d.tables, tables));
        d.columns = band(both(d.columns, columns));
        d.terms = band(both(d.terms, terms));
    }

    private static List<Match> both(List<Match> known, List<Match> more) {
        Map<Integer, Double> best = new TreeMap<>();
        known.forEach(m -> best.merge(m.id(), m.score(), Math::max));
        more.forEach(m -> best.merge(m.id(), m.score(), Math::max));
        return best.entrySet().stream()
                .map(e -> new Match(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<Match> band(List<Match> all) {
        double best = all.stream().mapToDouble(Match::score).max().orElse(0);
        return all.stream()
                .filter(m -> m.score() >= WEAKEST && m.score() >= best - BAND)
                .sorted(BEST)
                .limit(24)
                .toList();
    }

    private void values() {
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
        String phrase = phrase(i, j);
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
                String other = j - i == 1 ? form : phrase(i, j - 1) + " " + form;
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
            draft(i, j).values = distinct(found);
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
        Draft d = draft(i, i + 1);
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

    private List<Chunk> finish() {
        var chunks = new ArrayList<Chunk>();
        drafts.forEach((key, d) -> {
            int from = (int) (key >> 16);
            int to = (int) (key & 0xffff);
            chunks.add(new Chunk(
                    from,
                    to,
                    phrase(from, to),
                    d.operator,
                    d.tables,
                    d.columns,
                    d.terms,
                    d.values,
                    d.number,
                    d.period,
                    d.measured,
                    d.literal,
                    false,
                    false,
                    Weights.of(
                            from,
                            to,
                            tokens,
                            d.operator,
                            d.tables,
                            d.columns,
                            d.terms,
                            d.values,
                            d.number,
                            d.period,
                            d.measured,
                            d.literal)));
        });
        return chunks;
    }
}
