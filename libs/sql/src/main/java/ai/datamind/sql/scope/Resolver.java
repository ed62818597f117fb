package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import java.util.Map;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Select;

/** The door of this room. */
public final class Resolver {
    private Resolver() {}

    /** @throws Rejected UNKNOWN_RELATION, UNKNOWN_COLUMN, AMBIGUOUS_COLUMN, UNSUPPORTED */
    public static ResolvedStatement resolve(AdmittedStatement admitted, CatalogSnapshot catalog) {
        return new ResolvedStatement(tree(admitted.copy(), catalog));
    }

    /** Resolves a tree of the caller's own; its stars are expanded in place. */
    public static Resolution tree(Select tree, CatalogSnapshot catalog) {
        qualifiers(tree);
        Resolution resolution = new Resolution(tree);
        QueryResolver queries = new QueryResolver(resolution, catalog);
        resolution.top(queries.resolve(tree, Block.Place.TOP, null, new Scope(null, Map.of(), null)));
        return resolution;
    }

    /** {@code month.name}: a keyword as qualifier comes as a field of a row, and is a column. */
    private static void qualifiers(Object node) {
        Trees.replaceChildren(node, child -> child instanceof RowGetExpression get ? column(get) : child);
        Trees.children(node, Resolver::qualifiers);
    }

    private static Column column(RowGetExpression get) {
        return new Column(new Table(get.getExpression().toString()), get.getColumnName());
    }
}
