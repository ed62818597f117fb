package ai.datamind.sql.scope;

import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Goes down an expression, whatever its classes: columns are bound, queries become levels of their own. */
final class ExpressionResolver {
    private final Resolution resolution;
    private final QueryResolver queries;

    ExpressionResolver(Resolution resolution, QueryResolver queries) {
        this.resolution = resolution;
        this.queries = queries;
    }

    void resolve(Object node, Scope scope, Block block) {
        switch (node) {
            case null -> {}
            case Column column -> resolution.bind(column, scope.resolve(column));
            case Select query -> queries.resolve(query, Block.Place.EXPRESSION, block, scope);
            case AllTableColumns row -> throw new Rejected(Reason.UNSUPPORTED, "a whole row is not supported here");
            case Table table -> throw new Rejected(Reason.UNSUPPORTED, "a relation is not supported here");
            default -> Trees.children(node, child -> resolve(child, scope, block));
        }
    }

    void resolveAll(Object nodes, Scope scope, Block block) {
        Trees.spread(nodes, node -> resolve(node, scope, block));
    }
}
