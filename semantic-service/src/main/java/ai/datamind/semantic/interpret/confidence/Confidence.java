package ai.datamind.semantic.interpret.confidence;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.sql.SelectWriter;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a reading can be trusted: the signs of trouble are collected and weighed by the calibration. The last ones read the
 * SQL against the question: what was said must have left its mark in it.
 */
public final class Confidence {

    private static final List<String> ARTICLES = List.of("the", "a", "an", "any", "some", "no");

    /** Below it a word is not called like what it was taken for. */
    private static final double EXACT = 0.95;

    private final List<Token> tokens;
    private final Cover cover;
    private final Ask ask;
    private final Bound bound;
    private final SelectWriter.Written written;
    private final Vocabulary vocabulary;
    private final List<String> warnings = new ArrayList<>();
    private int unexplained;
    private int failed;
    private final Signs signs = new Signs();

    public Confidence(
            Vocabulary vocabulary,
            List<Token> tokens,
            Cover cover,
            Ask ask,
            Bound bound,
            SelectWriter.Written written) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        this.cover = cover;
        this.ask = ask;
        this.bound = bound;
        this.written = written;
        weigh();
        footprint();
    }

    public double value() {
        return Math.round(Calibration.PUBLISHED.probability(signs.all()) * 1000) / 1000.0;
    }

    public int unexplained() {
        return unexplained;
    }

    public int failedChecks() {
        return failed;
    }

    public List<String> warnings() {
        return warnings;
    }

    private void weigh() {
        unknown();
        int unused = (int) unused(ask);
        unexplained += unused;
        signs.seen("unused", unused);
        signs.seen("inexact", inexact());
        signs.seen("unnamed_root", rooted() ? 0 : 1);
        signs.seen("unresolved", bound.unresolved());
        signs.seen("doubt", Math.max(0, bound.doubts().size() - bound.unresolved()));
        signs.seen("weak", Math.max(0, 0.95 - bound.weakest()));
        signs.seen("very_weak", bound.weakest() < 0.6 ? 1 : 0);
        signs.seen("weak_words", bound.weak());
        signs.seen("narrow", Math.max(0, 0.3 - bound.margin()));
        signs.seen("very_narrow", bound.margin() < 0.03 ? 1 : 0);
        signs.seen("join", written.joinCount());
        signs.seen("many_joins", Math.max(0, written.joinCount() - 2));
        signs.seen("guessed", written.guessed());
        signs.seen("fans", written.fanned() ? 1 : 0);
        signs.seen("two_ways", written.ambiguous() ? 1 : 0);
        signs.seen("broken", written.broken() ? 1 : 0);
        signs.seen("long", Math.max(0, tokens.size() - 12) / 10.0);
        shape();
        if (written.ambiguous()) {
            warnings.add("two ways lead between the tables; the shorter or first one was taken");
        }
        bound.bindings().stream()
                .filter(b ->
                        b.resembles() && (b.kind().equals("column") || b.kind().equals("table")))
                .map(this::readAs)
                .distinct()
                .forEach(warnings::add);
    }

    private String readAs(Bound.Binding b) {
        String name = b.column() < 0
                ? vocabulary.table(b.table()).label()
                : vocabulary.column(b.column()).label();
        return "'" + b.text() + "' was read as " + name;
    }

    /** Some constructions are more often misread than others. */
    private void shape() {
        String sql = written.sql();
        signs.seen("groups", bound.scope().groups().isEmpty() ? 0 : 1);
        signs.seen("extreme", bound.scope().limit() == null ? 0 : 1);
        signs.seen("without", sql.contains("NOT EXISTS") || sql.contains("NOT IN") ? 1 : 0);
        signs.seen("nested", sql.indexOf("(SELECT") >= 0 ? 1 : 0);
        signs.seen("shown", Math.max(0, bound.scope().shown().size() - 1));
        signs.seen("conditions", Math.max(0, bound.scope().where().size() - 1));
        signs.seen("computed", bound.scope().shown().stream().anyMatch(Confidence::computed) ? 1 : 0);
        signs.seen("unspoken", unspoken());
        long further = cover.chunks().stream().filter(c -> c.is(Category.END)).count() - 1;
        signs.seen("sentences", further > ask.restated() ? 1 : 0);
        signs.seen("restated", ask.restated() > 0 ? 1 : 0);
        signs.seen("bare", !sql.contains(" WHERE ") && !sql.contains(" GROUP ") && !sql.contains(" ORDER ") ? 1 : 0);
    }

    private static boolean computed(Expr e) {
        return e instanceof Expr.Math || e instanceof Expr.Span;
    }

    /** Names in the question that no choice was made for. */
    private int unspoken() {
        int n = 0;
        for (Chunk c : cover.chunks()) {
            boolean name = c.content() && c.operator() == null && Math.max(c.tableScore(), c.columnScore()) > 0.6;
            if (name && bound.bindings().stream().noneMatch(b -> speaksOf(b, c))) {
                n++;
            }
        }
        return n;
    }

    /** A name said twice is bound once: what counts is that its thing has its place. */
    private static boolean speaksOf(Bound.Binding b, Chunk c) {
        return b.text().contains(c.text())
                || c.columns().stream().anyMatch(m -> m.id() == b.column() && m.score() > Match.RESEMBLES)
                || (b.kind().equals("table")
                        && c.tables().stream().anyMatch(m -> m.id() == b.table() && m.score() > Match.RESEMBLES));
    }

    private void unknown() {
        for (Chunk c : cover.chunks()) {
            if (c.unknown()
                    && !ask.explained().contains(c)
                    && Character.isLetterOrDigit(
                            c.text().isEmpty() ? ' ' : c.text().charAt(0))) {
                unexplained++;
                boolean name = tokens.get(c.from()).capital() && c.from() > 0;
                boolean word = vocabulary.language().thesaurus().knows(plain(c.text()));
                boolean verb = word && verbal(c.text()) && predicate(c);
                signs.seen(name ? "unknown_name" : verb ? "unknown_verb" : word ? "unknown_word" : "unknown", 1);
            }
        }
    }

    /** Behind an article or a preposition stands no verb that relates two things. */
    private boolean predicate(Chunk c) {
        var before = c.from() == 0
                ? null
                : vocabulary.language().operator(tokens.get(c.from() - 1).word());
        boolean article =
                c.from() > 0 && ARTICLES.contains(tokens.get(c.from() - 1).word());
        return before == null || !(article || before.is(Category.PREP) || before.is(Category.EACH));
    }

    private static double named(Chunk c) {
        return Math.max(c.valueScore(), Math.max(c.termScore(), Math.max(c.tableScore(), c.columnScore())));
    }

    /** The part of the names and values that only resemble what they were taken for. */
    private double inexact() {
        List<Chunk> names = cover.chunks().stream()
                .filter(c -> c.content() && c.operator() == null)
                .toList();
        return names.isEmpty()
                ? 0
                : (double) names.stream().filter(c -> named(c) < EXACT).count() / names.size();
    }

    /** What the rows are about was named, or something of it is shown. */
    private boolean rooted() {
        int root = bound.scope().root();
        return cover.chunks().stream().anyMatch(c -> c.tables().stream().anyMatch(m -> m.id() == root))
                || bound.scope().shown().stream()
                        .anyMatch(e -> e instanceof Expr.Col c
                                && vocabulary.column(c.column()).table() == root)
                || bound.scope().shown().stream()
                        .anyMatch(e -> e instanceof Expr.Agg g
                                && g.of() instanceof Expr.Col c
                                && vocabulary.column(c.column()).table() == root)
                || bound.bindings().stream().anyMatch(b -> b.column() >= 0 && b.table() == root);
    }

    private boolean verbal(String word) {
        var thesaurus = vocabulary.language().thesaurus();
        return vocabulary.language().morphology().forms(word).stream().anyMatch(thesaurus::verb);
    }

    private String plain(String word) {
        return vocabulary.language().morphology().forms(word).get(0);
    }

    private static long unused(Ask ask) {
        long n = ask.unused().stream().filter(c -> !c.unknown()).count();
        for (var c : ask.conditions()) {
            if (c instanceof ai.datamind.semantic.interpret.ask.Condition.Related r) {
                n += unused(r.other());
            }
        }
        return n;
    }

    private void footprint() {
        String sql = written.sql();
        if (sql.matches("(?s).*[<>]=? '-?\\d+(\\.\\d+)?'.*")) {
            fail("check_type", "a number is compared with a text");
        }
        for (Chunk c : cover.chunks()) {
            if (c.number() != null && c.operator() == null && !c.content() && !numberIn(sql, c)) {
                fail("check_number", "the number " + c.text() + " was not used");
            }
            if (c.is(Category.NOT) && !sql.matches("(?s).*(NOT |<>|<= |>= |< |> |IS NULL|= FALSE|= '?[nN0f]).*")) {
                fail("check_negation", "the negation was not used");
            }
            if ((c.is(Category.SUPERLATIVE)
                            || c.is(Category.COMMON)
                            || (c.measured() != null && c.measured().degree() == Measured.Degree.MOST))
                    && !sql.matches("(?s).*(ORDER BY|max\\(|min\\(|MAX|MIN).*")) {
                fail("check_extreme", "the extreme '" + c.text() + "' was not used");
            }
            if (c.is(Category.AGGREGATE)
                    && !sql.contains(c.operator().feature() + "(")
                    && !(c.columnScore() > 0.9)
                    && !(c.is(Category.AGGREGATE, "avg") && ask.sharedBy() != null)
                    && !c.is(Category.AGGREGATE, "sum")) {
                fail("check_aggregate", "'" + c.text() + "' was not used");
            }
            if ((c.is(Category.RATIO) || c.is(Category.DIFFERENCE) || c.is(Category.CHANGE))
                    && c.columnScore() < 0.9
                    && !sql.matches("(?s).*( - | / |sum\\(|OVER).*")) {
                fail("check_aggregate", "'" + c.text() + "' was not computed");
            }
            if (c.is(Category.COMPARE) && !sql.matches("(?s).*(<|>|BETWEEN|=).*")) {
                fail("check_comparison", "the comparison '" + c.text() + "' was not used");
            }
            if (c.literal() != null && !sql.toLowerCase(java.util.Locale.ROOT).contains(quarter(c.literal()))) {
                fail("check_literal", "'" + c.literal() + "' was not used");
            }
            if (c.is(Category.OR) && !sql.contains(" OR ") && !sql.contains(" IN (") && !sql.contains("BETWEEN")) {
                fail("check_or", "the 'or' was not used");
            }
            if (c.is(Category.COUNT) && !sql.contains("count(") && !sql.contains("sum(")) {
                fail("check_count", "nothing is counted");
            }
            if (c.is(Category.EACH) && ask.yesNo()) {
                fail("check_each", "whether it holds of each one was not looked at");
            }
            if (c.is(Category.EACH) && bound.scope().limit() != null && !grouped(sql)) {
                fail("check_each", "nothing is said of each one");
            }
            if (c.is(Category.ORDER) && !sql.contains("ORDER BY")) {
                fail("check_order", "no order");
            }
        }
    }

    private static boolean grouped(String sql) {
        return sql.contains("GROUP BY") || sql.contains("PARTITION BY");
    }

    private static String quarter(String literal) {
        String plain = literal.strip().toLowerCase(java.util.Locale.ROOT).replace("'", "''");
        return plain.substring(0, Math.min(4, plain.length()));
    }

    private static boolean numberIn(String sql, Chunk c) {
        double n = c.number();
        String digits = n == Math.rint(n) && Math.abs(n) < 1e15 ? String.valueOf((long) n) : String.valueOf(n);
        return sql.contains(digits) || n == 1;
    }

    private void fail(String check, String why) {
        failed++;
        signs.seen(check, 1);
        warnings.add(why);
    }
}
