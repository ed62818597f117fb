package ai.datamind.semantic.interpret.bind.column;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.vocabulary.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A column compared with what was said, in the column's own type and stored spelling. */
public final class Literals {

    private Literals() {}

    public static Pred compare(Column c, Expr left, String op, List<Chunk> values, boolean negated) {
        Pred p = positive(c, left, op, values, negated);
        return p;
    }

    private static Pred positive(Column c, Expr left, String op, List<Chunk> values, boolean negated) {
        if (op.equals("between") && values.size() == 2) {
            return between(c, left, values.get(0), values.get(1), negated);
        }
        if (List.of("contains", "starts", "ends").contains(op)) {
            String text = values.get(0).literal() != null
                    ? values.get(0).literal()
                    : values.get(0).text();
            String pattern = (op.equals("starts") ? "" : "%") + escaped(text) + (op.equals("ends") ? "" : "%");
            return new Pred.Like(left, pattern, negated);
        }
        var parts = new ArrayList<Pred>();
        var equal = new ArrayList<Expr>();
        for (Chunk value : values) {
            if (value.period() != null && (c.temporal() || (!c.numeric() && c.type() != Column.Type.TEXT))) {
                parts.add(period(left, op, value.period()));
                continue;
            }
            Expr literal = literal(c, value);
            if (op.equals("eq") && literal != null) {
                equal.add(literal);
            } else if (literal != null) {
                parts.add(new Pred.Cmp(left, symbol(op), literal));
            } else {
                parts.add(new Pred.Like(left, "%" + escaped(text(value)) + "%", false));
            }
        }
        if (equal.size() == 1) {
            Pred one = new Pred.Cmp(left, negated && parts.isEmpty() ? "<>" : "=", equal.get(0));
            if (parts.isEmpty()) {
                return one;
            }
            parts.add(one);
        } else if (equal.size() > 1) {
            var in = new Pred.In(left, equal, negated && parts.isEmpty());
            if (parts.isEmpty()) {
                return in;
            }
            parts.add(in);
        }
        Pred all = parts.size() == 1 ? parts.get(0) : new Pred.Or(parts);
        return negated ? negate(all) : all;
    }

    private static Pred negate(Pred p) {
        return p instanceof Pred.Like l ? new Pred.Like(l.left(), l.pattern(), !l.negated()) : new Pred.Not(p);
    }

    private static Pred between(Column c, Expr left, Chunk low, Chunk high, boolean negated) {
        if (low.period() != null && high.period() != null && c.temporal()) {
            Pred p = new Pred.And(List.of(
                    new Pred.Cmp(left, ">=", new Expr.Day(low.period().start())),
                    new Pred.Cmp(left, "<", new Expr.Day(high.period().end()))));
            return negated ? new Pred.Not(p) : p;
        }
        Expr from = literal(c, low);
        Expr to = literal(c, high);
        return new Pred.Between(left, from, to, negated);
    }

    static Pred period(Expr left, String op, Period p) {
        return switch (op) {
            case "after", "gt" -> new Pred.Cmp(left, ">=", new Expr.Day(p.end()));
            case "since", "ge" -> new Pred.Cmp(left, ">=", new Expr.Day(p.start()));
            case "before", "lt" -> new Pred.Cmp(left, "<", new Expr.Day(p.start()));
            case "until", "le" -> new Pred.Cmp(left, "<", new Expr.Day(p.end()));
            default ->
                new Pred.And(List.of(
                        new Pred.Cmp(left, ">=", new Expr.Day(p.start())),
                        new Pred.Cmp(left, "<", new Expr.Day(p.end()))));
        };
    }

    public static String symbol(String op) {
        return switch (op) {
            case "gt", "after" -> ">";
            case "ge", "since" -> ">=";
            case "lt", "before" -> "<";
            case "le", "until" -> "<=";
            default -> "=";
        };
    }

    /** Null when only part of several stored values was said: then a pattern is needed. */
    private static Expr literal(Column c, Chunk value) {
        List<ValueMatch> stored =
                value.values().stream().filter(m -> m.column() == c.id()).toList();
        if (!stored.isEmpty() && c.type() != Column.Type.NUMBER) {
            return stored.get(0).whole() || stored.size() == 1
                    ? typed(c, stored.get(0).stored())
                    : null;
        }
        if (value.number() != null) {
            String digits = digits(value.number());
            return c.type() == Column.Type.TEXT ? new Expr.Text(digits) : new Expr.Num(digits);
        }
        if (value.period() != null && c.numeric()) {
            return new Expr.Num(String.valueOf(value.period().start().getYear()));
        }
        return typed(c, value.literal() != null ? value.literal() : text(value));
    }

    /** A stored value as the column's own type. */
    public static Expr stored(Column c, String value) {
        return typed(c, value);
    }

    private static Expr typed(Column c, String text) {
        return switch (c.type()) {
            case BOOLEAN -> new Expr.Bool(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("t"));
            case NUMBER -> text.matches("-?\\d+(\\.\\d+)?") ? new Expr.Num(text) : new Expr.Text(text);
            case TEXT, DATE, TIME -> new Expr.Text(text);
        };
    }

    public static String digits(double n) {
        return new BigDecimal(String.valueOf(n)).stripTrailingZeros().toPlainString();
    }

    private static String text(Chunk c) {
        return c.literal() != null ? c.literal() : c.text();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
