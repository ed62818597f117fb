package ai.datamind.semantic.interpret.sql;

import ai.datamind.semantic.interpret.intent.Expr;
import ai.datamind.semantic.interpret.intent.Instance;
import ai.datamind.semantic.interpret.intent.Pred;
import ai.datamind.semantic.interpret.intent.Scope;
import ai.datamind.semantic.interpret.sql.JoinTree.Node;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Values and conditions of one select as text. */
final class Expressions {

    private final Vocabulary vocabulary;
    private final SelectWriter writer;
    private final Counts counts;

    Expressions(Vocabulary vocabulary, SelectWriter writer) {
        this.vocabulary = vocabulary;
        this.writer = writer;
        this.counts = new Counts(vocabulary, writer);
    }

    String conjunction(List<Pred> preds, SelectWriter.Frame f) {
        return String.join(" AND ", preds.stream().map(p -> pred(p, f, true)).toList());
    }

    String pred(Pred p, SelectWriter.Frame f, boolean bracket) {
        return switch (p) {
            case Pred.Cmp c -> compare(c, f);
            case Pred.Between b ->
                expr(b.left(), f) + (b.negated() ? " NOT BETWEEN " : " BETWEEN ") + expr(b.low(), f) + " AND "
                        + expr(b.high(), f);
            case Pred.In i ->
                expr(i.left(), f) + (i.negated() ? " NOT IN (" : " IN (")
                        + String.join(
                                ", ", i.values().stream().map(v -> expr(v, f)).toList()) + ")";
            case Pred.Like l -> expr(l.left(), f) + (l.negated() ? " NOT ILIKE " : " ILIKE ") + Sql.text(l.pattern());
            case Pred.Null n -> expr(n.left(), f) + (n.negated() ? " IS NOT NULL" : " IS NULL");
            case Pred.And a ->
                String.join(
                        " AND ", a.parts().stream().map(x -> pred(x, f, true)).toList());
            case Pred.Or o ->
                (bracket ? "(" : "")
                        + String.join(
                                " OR ",
                                o.parts().stream()
                                        .map(x -> x instanceof Pred.And
                                                ? "(" + pred(x, f, false) + ")"
                                                : pred(x, f, false))
                                        .toList())
                        + (bracket ? ")" : "");
            case Pred.Not n -> "NOT (" + pred(n.part(), f, false) + ")";
            case Pred.Among a -> among(a, f);
        };
    }

    private String compare(Pred.Cmp c, SelectWriter.Frame f) {
        return expr(c.left(), f) + " " + c.op() + " " + expr(c.right(), f);
    }

    private String among(Pred.Among a, SelectWriter.Frame f) {
        if (!a.negated()) {
            return expr(a.left(), f) + " IN (" + writer.select(a.scope()) + ")";
        }
        boolean simple = a.scope().groups().isEmpty() && a.scope().limit() == null;
        if (!simple) {
            return "NOT " + expr(a.left(), f) + " IN (" + writer.select(a.scope()) + ")";
        }
        SelectWriter.Frame inner = writer.frame(a.scope());
        String from = writer.from(inner, false);
        String where = writer.where(inner);
        return "NOT EXISTS (SELECT 1" + from + (where.isEmpty() ? " WHERE " : where + " AND ") + expr(a.member(), inner)
                + " = " + expr(a.left(), f) + ")";
    }

    String list(List<Expr> all, SelectWriter.Frame f, boolean named) {
        var parts = new ArrayList<String>();
        for (Expr e : all) {
            parts.add(expr(e, f) + (named ? name(e) : ""));
        }
        return String.join(", ", parts);
    }

    /** A name for a value that comes out of a numbered list of its own. */
    String called(Expr e) {
        return e instanceof Expr.Col c
                ? " AS " + Sql.name(vocabulary.column(c.column()).name())
                : name(e);
    }

    private String name(Expr e) {
        return switch (e) {
            case Expr.Count c ->
                " AS "
                        + Sql.name(
                                c.rows() == null
                                        ? "count"
                                        : "number_of_"
                                                + vocabulary
                                                        .table(c.rows().table())
                                                        .name());
            case Expr.Agg a
            when a.of() instanceof Expr.Col c ->
                " AS "
                        + Sql.name(a.function() + "_"
                                + vocabulary.column(c.column()).name());
            case Expr.Cut c -> " AS " + Sql.name(c.grain());
            case Expr.Part p -> " AS " + Sql.name(p.part());
            case Expr.Math m -> m.operator().equals("/") ? " AS ratio" : " AS result";
            case Expr.Col c -> "";
            case Expr.Agg a -> "";
            case Expr.Text t -> "";
            case Expr.Num n -> "";
            case Expr.Day d -> "";
            case Expr.Bool b -> "";
            case Expr.Scalar s -> " AS value";
            case Expr.CountIf c -> " AS count";
            case Expr.Span x -> " AS duration";
            case Expr.Age a -> " AS age";
            case Expr.Filtered x -> name(x.of());
            case Expr.Running r -> " AS running_total";
        };
    }

    String expr(Expr e, SelectWriter.Frame f) {
        return switch (e) {
            case Expr.Col c -> col(c, f);
            case Expr.Count c -> c.of() == null ? counts.rows(c, f) : "count(DISTINCT " + col(c.of(), f) + ")";
            case Expr.Agg a -> aggregate(a, f);
            case Expr.Cut c -> "date_trunc(" + Sql.text(c.grain()) + ", " + moment(c.of(), f) + ")";
            case Expr.Part p ->
                "EXTRACT(" + p.part().toUpperCase(java.util.Locale.ROOT) + " FROM " + expr(p.of(), f) + ")";
            case Expr.Text t -> Sql.text(t.value());
            case Expr.Num n -> n.digits();
            case Expr.Day d -> "DATE '" + d.value() + "'";
            case Expr.Bool b -> b.value() ? "TRUE" : "FALSE";
            case Expr.Scalar s -> "(" + writer.select(s.scope()) + ")";
            case Expr.Math m -> math(m, f);
            case Expr.CountIf c -> "count(*) FILTER (WHERE " + pred(c.condition(), f, false) + ")";
            case Expr.Span x -> span(x, f);
            case Expr.Age a -> "EXTRACT(YEAR FROM AGE(CURRENT_DATE, " + moment(a.since(), f) + "))";
            case Expr.Filtered x -> expr(x.of(), f) + " FILTER (WHERE " + pred(x.condition(), f, false) + ")";
            case Expr.Running r -> "sum(" + expr(r.of(), f) + ")" + over(r.along(), r.within(), f);
        };
    }

    private String over(List<Scope.Key> order, List<Expr> within, SelectWriter.Frame f) {
        String partition = within.isEmpty() ? "" : "PARTITION BY " + list(within, f, false) + " ";
        return " OVER (" + partition + (order.isEmpty() ? "" : "ORDER BY " + keys(order, f)) + ")";
    }

    String keys(List<Scope.Key> order, SelectWriter.Frame f) {
        return String.join(
                ", ",
                order.stream()
                        .map(k -> expr(k.by(), f) + (k.descending() ? " DESC NULLS LAST" : " ASC"))
                        .toList());
    }

    /** Dates differ by days, times by intervals, bare numbers are seconds; what was asked for decides the unit. */
    private String span(Expr.Span x, SelectWriter.Frame f) {
        Column.Type type = type(x.from());
        Column.Type other = type(x.to());
        if (type == Column.Type.NUMBER && other == Column.Type.NUMBER) {
            String seconds = "(" + expr(x.to(), f) + " - " + expr(x.from(), f) + ")";
            return x.unit() == null ? seconds : "(" + seconds + " / " + Unit.seconds(x.unit()) + ".0)";
        }
        boolean days = type == Column.Type.DATE && other == Column.Type.DATE;
        String difference = "(" + moment(x.to(), f) + " - " + moment(x.from(), f) + ")";
        if (days) {
            return x.unit() == null || x.unit().equals("day")
                    ? difference
                    : "(" + difference + " * " + Unit.seconds("day") + " / " + Unit.seconds(x.unit()) + ".0)";
        }
        return x.unit() == null
                ? difference
                : "(EXTRACT(EPOCH FROM " + difference + ") / " + Unit.seconds(x.unit()) + ")";
    }

    private Column.Type type(Expr e) {
        return e instanceof Expr.Col c ? vocabulary.column(c.column()).type() : Column.Type.DATE;
    }

    /** A text that holds a date is read as one. */
    private String moment(Expr e, SelectWriter.Frame f) {
        String sql = expr(e, f);
        return switch (type(e)) {
            case TEXT -> "CAST(" + sql + " AS TIMESTAMP)";
            case NUMBER -> "to_timestamp(" + sql + ")";
            case DATE, TIME, BOOLEAN -> sql;
        };
    }

    private String math(Expr.Math m, SelectWriter.Frame f) {
        if (m.operator().equals("/")) {
            return "CAST(" + expr(m.left(), f) + " AS DOUBLE PRECISION) / NULLIF(" + expr(m.right(), f) + ", 0)";
        }
        return "(" + expr(m.left(), f) + " " + m.operator() + " " + expr(m.right(), f) + ")";
    }

    private String aggregate(Expr.Agg a, SelectWriter.Frame f) {
        if (a.function().equals("median")) {
            return "percentile_cont(0.5) WITHIN GROUP (ORDER BY " + expr(a.of(), f) + ")";
        }
        return a.function() + "(" + (a.distinct() ? "DISTINCT " : "") + expr(a.of(), f) + ")";
    }

    private String col(Expr.Col c, SelectWriter.Frame f) {
        Column column = vocabulary.column(c.column());
        Node n = f.tree.find(new Instance(column.table(), c.via()));
        if (n == null) {
            writer.broken = true;
            return Sql.name(column.name());
        }
        return writer.column(c.column(), f.alias.getOrDefault(n.id(), ""));
    }
}
