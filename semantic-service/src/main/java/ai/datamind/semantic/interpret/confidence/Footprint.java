package ai.datamind.semantic.interpret.confidence;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the SQL against the question: what was said must have left its mark in it. */
final class Footprint {

    private final Cover cover;
    private final Ask ask;
    private final Bound bound;
    private final String sql;
    private final Signs signs;
    private final List<String> failed = new ArrayList<>();

    Footprint(Cover cover, Ask ask, Bound bound, String sql, Signs signs) {
        this.cover = cover;
        this.ask = ask;
        this.bound = bound;
        this.sql = sql;
        this.signs = signs;
    }

    /** What left no mark, in words. */
    List<String> failed() {
        return failed;
    }

    void look() {
        if (sql.matches("(?s).*[<>]=? '-?\\d+(\\.\\d+)?'.*")) {
            fail("check_type", "a number is compared with a text");
        }
        for (Chunk c : cover.chunks()) {
            values(c);
            choices(c);
            figures(c);
        }
    }

    /** Numbers and quotations. */
    private void values(Chunk c) {
        if (c.number() != null && c.operator() == null && !c.content() && !numberIn(sql, c)) {
            fail("check_number", "the number " + c.text() + " was not used");
        }
        if (c.literal() != null && !sql.toLowerCase(Locale.ROOT).contains(quarter(c.literal()))) {
            fail("check_literal", "'" + c.literal() + "' was not used");
        }
    }

    /** Words that choose rows or order them. */
    private void choices(Chunk c) {
        if (c.is(Category.NOT) && !sql.matches("(?s).*(NOT |<>|<= |>= |< |> |IS NULL|= FALSE|= '?[nN0f]).*")) {
            fail("check_negation", "the negation was not used");
        }
        if ((c.is(Category.SUPERLATIVE)
                        || c.is(Category.COMMON)
                        || (c.measured() != null && c.measured().degree() == Measured.Degree.MOST))
                && !sql.matches("(?s).*(ORDER BY|max\\(|min\\(|MAX|MIN).*")) {
            fail("check_extreme", "the extreme '" + c.text() + "' was not used");
        }
        if (c.is(Category.COMPARE) && !sql.matches("(?s).*(<|>|BETWEEN|=).*")) {
            fail("check_comparison", "the comparison '" + c.text() + "' was not used");
        }
        if (c.is(Category.OR) && !sql.contains(" OR ") && !sql.contains(" IN (") && !sql.contains("BETWEEN")) {
            fail("check_or", "the 'or' was not used");
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

    /** Words that compute. */
    private void figures(Chunk c) {
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
        if (c.is(Category.COUNT) && !sql.contains("count(") && !sql.contains("sum(")) {
            fail("check_count", "nothing is counted");
        }
    }

    private static boolean grouped(String sql) {
        return sql.contains("GROUP BY") || sql.contains("PARTITION BY");
    }

    private static String quarter(String literal) {
        String plain = literal.strip().toLowerCase(Locale.ROOT).replace("'", "''");
        return plain.substring(0, Math.min(4, plain.length()));
    }

    private static boolean numberIn(String sql, Chunk c) {
        double n = c.number();
        String digits = n == Math.rint(n) && Math.abs(n) < 1e15 ? String.valueOf((long) n) : String.valueOf(n);
        return sql.contains(digits) || n == 1;
    }

    private void fail(String check, String why) {
        signs.seen(check, 1);
        failed.add(why);
    }
}
