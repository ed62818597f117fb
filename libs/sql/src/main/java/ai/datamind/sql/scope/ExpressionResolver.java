package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Goes down an expression, whatever its classes: columns are bound, queries become levels of their own. */
final class ExpressionResolver {
    private final Resolution resolution;
    private final QueryResolver queries;
    private final Spellings spellings;

    ExpressionResolver(Resolution resolution, QueryResolver queries, Spellings spellings) {
        this.resolution = resolution;
        this.queries = queries;
        this.spellings = spellings;
    }

    void resolve(Object node, Scope scope, Block block) {
        switch (node) {
            case null -> {}
            // A star's columns know their source, which their names alone need not tell.
            case Column column when resolution.bindings().containsKey(column) -> {}
            case Column column when spellings.ofRow(column) -> ofRow(column, scope.ofRow(column));
            case Column column -> resolution.bind(column, scope.resolve(column));
            case Select query -> queries.resolve(query, Block.Place.EXPRESSION, block, scope);
            case AllTableColumns row -> throw new Rejected(Reason.UNSUPPORTED, "a whole row is not supported here");
            case Table table -> throw new Rejected(Reason.UNSUPPORTED, "a relation is not supported here");
            case Function call
            when call.getParameters() != null && !CallTypes.name(call).equals("row") -> {
                Trees.replaceChildren(call.getParameters(), argument -> row(argument, scope));
                Trees.children(call, child -> resolve(child, scope, block));
            }
            case AnalyticExpression call -> {
                Trees.replaceChildren(call, argument -> row(argument, scope));
                Trees.children(call, child -> resolve(child, scope, block));
            }
            default -> Trees.children(node, child -> resolve(child, scope, block));
        }
    }

    /** As the engine has it, {@code (t).x} needs the right to read the whole of t. */
    private void ofRow(Column column, Binding.ToField field) {
        resolution.bind(column, field);
        for (Field other : field.source().fields()) {
            resolution.bind(new Column(other.name()), new Binding.ToField(field.source(), other));
        }
    }

    /** {@code count(t.*)} counts rows, where {@code ROW(t.*)} lists columns. */
    private Object row(Object argument, Scope scope) {
        if (!(argument instanceof AllTableColumns star)) {
            return argument;
        }
        Source source = scope.source(star.getTable());
        Column row = new Column(Identifiers.quote(source.alias()));
        resolution.bind(row, source.row());
        return row;
    }

    void resolveAll(Object nodes, Scope scope, Block block) {
        Trees.spread(nodes, node -> resolve(node, scope, block));
    }
}
