package ai.datamind.sql.firewall;

import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;

/** What a node's class and slots alone cannot say: names that are forbidden, calls that are not calls. */
final class NodeChecks {
    private static final Set<String> SYSTEM_SCHEMAS = Set.of("pg_catalog", "information_schema", "pg_toast");
    /** Words PostgreSQL reads as a call even without parentheses, and the parser as a column. */
    private static final Set<String> SESSION_WORDS = Set.of(
            "current_user", "session_user", "user", "current_role", "current_catalog", "current_schema", "system_user");

    private final Vocabulary vocabulary;

    NodeChecks(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void check(Object node) {
        switch (node) {
            case Table table -> table(table);
            case Column column -> column(column);
            case TableFunction call -> {}
            case Function call -> function(call.getMultipartName());
            case AnalyticExpression call -> function(List.of(call.getName().split("\\.")));
            case CastExpression cast -> cast(cast);
            case WithItem<?> with -> with(with);
            case StringValue string -> string(string);
            case RowGetExpression get -> qualified(get);
            default -> {}
        }
    }

    private static void table(Table table) {
        List<String> parts = table.getNameParts();
        if (parts != null && parts.size() > 2) {
            throw new Rejected(Reason.NOT_ALLOWED, "a relation is named by schema and name");
        }
        String schema = table.getSchemaName() == null ? "" : bare(table.getSchemaName());
        String name = table.getName() == null ? "" : bare(table.getName());
        if (SYSTEM_SCHEMAS.contains(schema)
                || schema.startsWith("pg_")
                || (schema.isEmpty() && name.startsWith("pg_"))) {
            throw new Rejected(Reason.SYSTEM_CATALOG, name + " belongs to the system");
        }
    }

    private static void column(Column column) {
        String name = column.getColumnName();
        if (column.getTable() == null && SESSION_WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Rejected(Reason.FUNCTION_NOT_ALLOWED, "function " + name + " is not allowed");
        }
    }

    private void function(List<String> parts) {
        String name = bare(parts.getLast());
        boolean own = parts.size() == 1
                || (parts.size() == 2 && bare(parts.getFirst()).equals("pg_catalog"));
        if (!own || vocabulary.function(name) == null) {
            throw new Rejected(Reason.FUNCTION_NOT_ALLOWED, "function " + name + " is not allowed");
        }
    }

    /** {@code date '1'} of a type the parser has no word for arrives as an implicit cast. */
    private static void cast(CastExpression cast) {
        if (cast.isImplicitCast() && !(cast.getLeftExpression() instanceof StringValue)) {
            throw new Rejected(Reason.NOT_ALLOWED, "this cast is not allowed");
        }
    }

    private static void with(WithItem<?> with) {
        if (!(with.getParenthesedStatement() instanceof ParenthesedSelect inner)
                || !(inner.getSelect() instanceof Select)) {
            throw new Rejected(Reason.NOT_ALLOWED, "WITH holds queries only");
        }
    }

    /** A name with a qualifier, nothing more: month.name, where month is a keyword to the parser, and (t).name. */
    private static void qualified(RowGetExpression get) {
        Expression of = get.getExpression() instanceof ParenthesedExpressionList<?> row && row.size() == 1
                ? row.getFirst()
                : get.getExpression();
        boolean name = of instanceof DateUnitExpression || (of instanceof Column column && column.getTable() == null);
        if (!name) {
            throw new Rejected(Reason.NOT_ALLOWED, "a field of a composite value is not supported");
        }
    }

    private static void string(StringValue string) {
        if (string.getPrefix() != null && !string.getPrefix().equalsIgnoreCase("E")) {
            throw new Rejected(Reason.NOT_ALLOWED, "this kind of literal is not allowed");
        }
    }

    void type(String name) {
        if (!vocabulary.type(name)) {
            throw new Rejected(Reason.TYPE_NOT_ALLOWED, "type " + name + " is not allowed");
        }
    }

    /** The name as the engine keeps it: unquoted and exact, or folded. */
    static String bare(String name) {
        return name.length() > 1 && name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }
}
