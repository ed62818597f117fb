package ai.datamind.sql.meaning;

import ai.datamind.sql.tree.Trees;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.statement.select.Select;

/** Comparisons with constants, each as {@code columns operator constant}. */
final class Filters {
    private final Function<Object, String> columns;
    private final Set<String> found;

    Filters(Function<Object, String> columns, Set<String> found) {
        this.columns = columns;
        this.found = found;
    }

    /** Looks through one level; {@code NOT} in front of a comparison turns it. A query inside is a level of its own. */
    void collect(Object node, boolean turned) {
        switch (node) {
            case Select inner -> {}
            case NotExpression not -> collect(not.getExpression(), !turned);
            case LikeExpression like ->
                add(like.getLeftExpression(), sign("~", turned ^ like.isNot()), like.getRightExpression());
            case ComparisonOperator comparison -> compared(comparison, turned);
            case InExpression in -> among(in, turned ^ in.isNot());
            case Between between
            when !between.isNot() && !turned -> {
                add(between.getLeftExpression(), ">=", between.getBetweenExpressionStart());
                add(between.getLeftExpression(), "<=", between.getBetweenExpressionEnd());
            }
            case IsNullExpression isNull ->
                found.add(columns.apply(isNull.getLeftExpression()) + (turned ^ isNull.isNot() ? " is not" : " is")
                        + " null");
            default -> Trees.children(node, child -> collect(child, turned));
        }
    }

    private void compared(ComparisonOperator comparison, boolean turned) {
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        String sign = sign(comparison.getStringExpression(), turned);
        if (Constants.of(right).isPresent()) add(left, sign, right);
        else if (Constants.of(left).isPresent()) add(right, mirrored(sign), left);
        else Trees.children(comparison, child -> collect(child, turned));
    }

    private void among(InExpression in, boolean not) {
        if (in.getRightExpression() instanceof ExpressionList<?> values) {
            values.forEach(value -> add(in.getLeftExpression(), not ? "<>" : "=", value));
        }
    }

    private void add(Expression what, String sign, Expression value) {
        Optional<String> constant = Constants.of(value);
        if (constant.isEmpty()) return;
        Optional<LocalDate> date = Constants.date(constant.get());
        String column = columns.apply(what);
        if (date.isPresent()) dated(column, sign, date.get());
        else if (isYear(what) && sign.equals("=")) {
            found.add(column + " >= " + constant.get());
            found.add(column + " <= " + constant.get());
        } else {
            found.add(column + " " + sign + " " + constant.get());
        }
    }

    /** An open bound is the closed one of the day beside it. */
    private void dated(String column, String sign, LocalDate date) {
        switch (sign) {
            case "<" -> found.add(column + " <= " + Constants.bound(date.minusDays(1)));
            case ">" -> found.add(column + " >= " + Constants.bound(date.plusDays(1)));
            default -> found.add(column + " " + sign + " " + Constants.bound(date));
        }
    }

    private static boolean isYear(Expression what) {
        return what instanceof ExtractExpression extract
                && extract.getName().toLowerCase(Locale.ROOT).equals("year");
    }

    private static String sign(String operator, boolean turned) {
        String plain = operator.equals("!=") ? "<>" : operator;
        if (!turned) return plain;
        return switch (plain) {
            case "=" -> "<>";
            case "<>" -> "=";
            case "<" -> ">=";
            case ">" -> "<=";
            case "<=" -> ">";
            case ">=" -> "<";
            case "~" -> "!~";
            default -> "not " + plain;
        };
    }

    private static String mirrored(String sign) {
        List<String> signs = List.of("<", "<=", ">", ">=");
        List<String> mirror = List.of(">", ">=", "<", "<=");
        int at = signs.indexOf(sign);
        return at < 0 ? sign : mirror.get(at);
    }
}
