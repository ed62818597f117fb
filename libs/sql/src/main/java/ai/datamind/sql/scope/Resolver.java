package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.text.Rejected;
import java.util.Map;
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
        Spellings spellings = new Spellings();
        Resolution resolution = new Resolution(spellings.plain(tree));
        QueryResolver queries = new QueryResolver(resolution, catalog, spellings);
        resolution.top(queries.resolve(resolution.tree(), Block.Place.TOP, null, new Scope(null, Map.of(), null)));
        return resolution;
    }
}
