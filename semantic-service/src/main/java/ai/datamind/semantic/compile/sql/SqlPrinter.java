package ai.datamind.semantic.compile.sql;

import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlWords;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints the tree as PostgreSQL, one clause to a line. */
public final class SqlPrinter {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final StringBuilder out = new StringBuilder();
    private int depth;

    private SqlPrinter() {}

    public static String print(Select select) {
        var printer = new SqlPrinter();
        printer.select(select);
        return printer.out.toString();
    }

    private void select(Select select) {
        out.append(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        list(select.items(), item -> {
            value(item.value(), 0);
            if (!(item.value() instanceof Sql.Column column && column.name().equals(item.alias()))) {
                out.append(" AS ").append(SqlWords.quote(item.alias()));
            }
        });
        line("FROM ");
        source(select.from());
        for (var join : select.joins()) {
            line(join.kind().words()).append(' ');
            source(join.source());
            if (join.condition() != null) {
                out.append(" ON ");
                value(join.condition(), 0);
            }
        }
        clause("WHERE ", select.where(), " AND ");
        clause("GROUP BY ", select.groupBy(), ", ");
        clause("HAVING ", select.having(), " AND ");
        if (!select.order().isEmpty()) {
            line("ORDER BY ");
            list(select.order(), this::order);
        }
        if (select.limit() != null) {
            line("LIMIT ").append(select.limit());
        }
    }

    private StringBuilder line(String words) {
        return out.append('\n').append("  ".repeat(depth)).append(words);
    }

    private void clause(String words, List<Sql> values, String between) {
        if (!values.isEmpty()) {
            line(words);
            boolean conditions = between.equals(" AND ");
            for (int i = 0; i < values.size(); i++) {
                out.append(i == 0 ? "" : between);
                value(values.get(i), conditions && values.size() > 1 ? 3 : 0);
            }
        }
    }

    private <T> void list(List<T> values, Consumer<T> one) {
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            one.accept(values.get(i));
        }
    }

    private void source(Source source) {
        switch (source) {
            case Source.Table table -> out.append(relation(table.relation()));
            case Source.Derived derived -> nested(derived.query());
        }
        out.append(" AS ").append(SqlWords.quote(source.alias()));
    }

    private void nested(Select query) {
        out.append('(');
        depth++;
        select(query);
        depth--;
        out.append(')');
    }

    private static String relation(Relation relation) {
        String table = SqlWords.quote(relation.table());
        return relation.schema() == null ? table : SqlWords.quote(relation.schema()) + "." + table;
    }

    private void order(Select.Order order) {
        value(order.value(), 0);
        // Ascending order puts missing values last by itself.
        out.append(order.descending() ? " DESC NULLS LAST" : "");
    }

    /** {@code tightness} of the place: 0 stands alone, 2 in NOT, 3 in AND, 4 in a comparison, 5 in arithmetic. */
    private void value(Sql sql, int tightness) {
        boolean brackets = tightness > binding(sql);
        out.append(brackets ? "(" : "");
        switch (sql) {
            case Sql.Column column -> {
                if (column.relation() != null) {
                    out.append(SqlWords.quote(column.relation())).append('.');
                }
                out.append(SqlWords.quote(column.name()));
            }
            case Sql.Value value -> literal(value.literal());
            case Sql.Fragment fragment -> FragmentPrinter.print(fragment, out, part -> value(part, 9));
            case Sql.Call call -> {
                out.append(call.function()).append(call.distinct() ? "(DISTINCT " : "(");
                list(call.arguments(), argument -> value(argument, 0));
                out.append(')');
            }
            case Sql.CountRows rows -> out.append("COUNT(*)");
            case Sql.Infix infix -> infix(infix);
            case Sql.Not not -> {
                out.append("NOT ");
                value(not.part(), 9);
            }
            case Sql.IsNull isNull -> {
                value(isNull.part(), 5);
                out.append(isNull.negated() ? " IS NOT NULL" : " IS NULL");
            }
            case Sql.In in -> {
                value(in.part(), 5);
                out.append(in.negated() ? " NOT IN (" : " IN (");
                list(in.values(), part -> value(part, 0));
                out.append(')');
            }
            case Sql.Cast cast -> {
                out.append("CAST(");
                value(cast.part(), 0);
                out.append(" AS ").append(cast.type()).append(')');
            }
            case Sql.Case choice -> choice(choice);
            case Sql.Extract extract -> {
                out.append("EXTRACT(").append(extract.field()).append(" FROM ");
                value(extract.part(), 0);
                out.append(')');
            }
            case Sql.Interval interval ->
                out.append("INTERVAL '").append(interval.window()).append('\'');
            case Sql.WithinGroup group -> {
                out.append(group.function()).append('(');
                value(group.argument(), 0);
                out.append(") WITHIN GROUP (ORDER BY ");
                value(group.order(), 0);
                out.append(')');
            }
            case Sql.Over over -> over(over);
            case Sql.Scalar scalar -> nested(scalar.query());
        }
        out.append(brackets ? ")" : "");
    }

    /** How tightly a value holds together by itself; 9 never needs brackets. */
    private static int binding(Sql sql) {
        return switch (sql) {
            case Sql.Infix infix ->
                switch (infix.operator()) {
                    case "OR" -> 1;
                    case "AND" -> 3;
                    case "+", "-", "*", "/", "||" -> 5;
                    default -> 4;
                };
            case Sql.Not not -> 3;
            case Sql.IsNull isNull -> 4;
            case Sql.In in -> 4;
            case Sql.Fragment fragment -> fragment.expression().tokens().list().size() == 1 ? 9 : 0;
            default -> 9;
        };
    }

    private void infix(Sql.Infix infix) {
        int own = binding(infix);
        for (int i = 0; i < infix.parts().size(); i++) {
            out.append(i == 0 ? "" : " " + infix.operator() + " ");
            value(infix.parts().get(i), own + 1);
        }
    }

    private void choice(Sql.Case choice) {
        out.append("CASE WHEN ");
        value(choice.when(), 0);
        out.append(" THEN ");
        value(choice.then(), 0);
        if (choice.otherwise() != null) {
            out.append(" ELSE ");
            value(choice.otherwise(), 0);
        }
        out.append(" END");
    }

    private void over(Sql.Over over) {
        value(over.call(), 9);
        out.append(" OVER (");
        if (!over.partitionBy().isEmpty()) {
            out.append("PARTITION BY ");
            list(over.partitionBy(), part -> value(part, 0));
        }
        if (!over.order().isEmpty()) {
            out.append(over.partitionBy().isEmpty() ? "ORDER BY " : " ORDER BY ");
            list(over.order(), this::order);
        }
        out.append(')');
    }

    private void literal(Literal literal) {
        switch (literal) {
            case Literal.Text text ->
                out.append('\'').append(text.value().replace("'", "''")).append('\'');
            case Literal.Number number -> out.append(number.value().toPlainString());
            case Literal.Bool bool -> out.append(bool.value() ? "TRUE" : "FALSE");
            case Literal.Date date -> out.append("DATE '").append(date.value()).append('\'');
            case Literal.Timestamp time -> {
                var format = time.value().getNano() == 0 ? SECONDS : MICROSECONDS;
                out.append("TIMESTAMP '").append(format.format(time.value())).append('\'');
            }
        }
    }
}
