package ai.datamind.semantic.interpret;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.bind.Bound;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Measured;
import ai.datamind.semantic.interpret.sql.SelectWriter;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a reading can be trusted: starts at 1 and is multiplied down by every sign of trouble. The last step reads the SQL
 * against the question: what was said must have left its mark in it.
 */
final class Confidence {

    private final List<Token> tokens;
    private final Cover cover;
    private final Ask ask;
    private final Bound bound;
    private final SelectWriter.Written written;
    private final Vocabulary vocabulary;
    private final List<String> warnings = new ArrayList<>();
    private int unexplained;
    private int failed;
    private double value = 1;

    Confidence(
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

    double value() {
        return Math.round(value * 1000) / 1000.0;
    }

    int unexplained() {
        return unexplained;
    }

    int failedChecks() {
        return failed;
    }

    List<String> warnings() {
        return warnings;
    }

    private void weigh() {
        for (Chunk c : cover.chunks()) {
            if (c.unknown()
                    && !ask.explained().contains(c)
                    && Character.isLetterOrDigit(
                            c.text().isEmpty() ? ' ' : c.text().charAt(0))) {
                unexplained++;
                boolean name = tokens.get(c.from()).capital() && c.from() > 0;
                value *= name ? 0.4 : vocabulary.language().thesaurus().knows(plain(c.text())) ? 0.66 : 0.6;
            }
        }
        long unused = unused(ask);
        value *= Math.pow(0.6, unused);
        unexplained += (int) unused;
        value *= Math.pow(0.55, bound.unresolved());
        value *= Math.pow(0.72, Math.max(0, bound.doubts().size() - bound.unresolved()));
        value *= bound.weakest() < 0.55 ? 0.65 : bound.weakest() < 0.72 ? 0.8 : bound.weakest() < 0.8 ? 0.88 : 1;
        value *= bound.margin() < 0.03 ? 0.7 : bound.margin() < 0.15 ? 0.85 : 1;
        value *= Math.pow(0.95, written.joinCount());
        value *= written.ambiguous() ? 0.75 : 1;
        value *= written.broken() ? 0.1 : 1;
        value *= tokens.size() > 22 ? 0.8 : 1;
        if (written.ambiguous()) {
            warnings.add("two ways lead between the tables; the shorter or first one was taken");
        }
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
        for (Chunk c : cover.chunks()) {
            if (c.number() != null && c.operator() == null && !c.content() && !numberIn(sql, c)) {
                fail(0.4, "the number " + c.text() + " was not used");
            }
            if (c.is(Category.NOT) && !sql.matches("(?s).*(NOT |<>|<= |>= |< |> |IS NULL|= FALSE|= '?[nN0f]).*")) {
                fail(0.5, "the negation was not used");
            }
            if ((c.is(Category.SUPERLATIVE)
                            || c.is(Category.COMMON)
                            || (c.measured() != null && c.measured().degree() == Measured.Degree.MOST))
                    && !sql.matches("(?s).*(ORDER BY|max\\(|min\\(|MAX|MIN).*")) {
                fail(0.5, "the extreme '" + c.text() + "' was not used");
            }
            if (c.is(Category.AGGREGATE)
                    && !sql.contains(c.operator().feature() + "(")
                    && !(c.columnScore() > 0.9)
                    && !c.is(Category.AGGREGATE, "sum")) {
                fail(0.5, "'" + c.text() + "' was not used");
            }
            if (c.is(Category.COMPARE) && !sql.matches("(?s).*(<|>|BETWEEN|=).*")) {
                fail(0.5, "the comparison '" + c.text() + "' was not used");
            }
            if (c.literal() != null && !sql.toLowerCase(java.util.Locale.ROOT).contains(quarter(c.literal()))) {
                fail(0.4, "'" + c.literal() + "' was not used");
            }
            if (c.is(Category.OR) && !sql.contains(" OR ") && !sql.contains(" IN (") && !sql.contains("BETWEEN")) {
                fail(0.6, "the 'or' was not used");
            }
            if (c.is(Category.COUNT) && !sql.contains("count(") && !sql.contains("sum(")) {
                fail(0.7, "nothing is counted");
            }
            if (c.is(Category.ORDER) && !sql.contains("ORDER BY")) {
                fail(0.7, "no order");
            }
        }
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

    private void fail(double factor, String why) {
        failed++;
        value *= factor;
        warnings.add(why);
    }
}
