package ai.datamind.semantic.lineage;

import ai.datamind.semantic.lineage.LineageNode.Kind;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.catalog.RowSource;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.scope.OutputColumn;
import ai.datamind.sql.scope.ResolvedStatement;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.List;

/**
 * Tables, views and their columns. A view is followed column by column through its definition; one that cannot be is followed
 * as a whole, by what the engine says it depends on, and its node says why.
 */
final class ViewLineage {

    /** schema, view, definition */
    static final String DEFINITIONS = """
            SELECT n.nspname::text, c.relname::text, pg_catalog.pg_get_viewdef(c.oid)::text
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v','m') AND n.nspname NOT IN ('pg_catalog','information_schema')
              AND n.nspname NOT LIKE 'pg\\_%' AND has_table_privilege(c.oid, 'SELECT')
            ORDER BY n.nspname, c.relname""";

    private final LineageGraph.Builder graph;
    private final CatalogSnapshot catalog;

    private ViewLineage(LineageGraph.Builder graph, CatalogSnapshot catalog) {
        this.graph = graph;
        this.catalog = catalog;
    }

    static void add(LineageGraph.Builder graph, RowSource rows) {
        CatalogSnapshot catalog = CatalogLoader.load(rows, List.of("public"));
        var lineage = new ViewLineage(graph, catalog);
        catalog.relations().values().stream()
                .sorted((a, b) -> name(a.name()).compareTo(name(b.name())))
                .forEach(lineage::relation);
        for (List<String> row : rows.rows(DEFINITIONS)) {
            lineage.view(new RelationName(row.get(0), row.get(1)), row.get(2));
        }
    }

    private void relation(Relation relation) {
        boolean view = relation.kind() == RelationKind.VIEW || relation.kind() == RelationKind.MATERIALIZED_VIEW;
        String table = graph.add(LineageNode.of(view ? Kind.VIEW : Kind.TABLE, name(relation.name()), null, null));
        relation.columns()
                .forEach(c -> graph.edge(
                        graph.add(LineageNode.of(Kind.COLUMN, name(relation.name()) + "." + c.name(), c.type(), null)),
                        table,
                        LineageEdge.Kind.PART_OF));
        if (!view) {
            relation.children().forEach(part -> graph.edge(table(part), table, LineageEdge.Kind.READS));
        }
    }

    private void view(RelationName view, String definition) {
        try {
            ResolvedStatement resolved = Resolver.resolve(
                    Firewall.postgresql().admit(Parser.parse(SqlText.of(statement(definition)))), catalog);
            resolved.relations().forEach(r -> graph.edge(table(r), table(view), LineageEdge.Kind.READS));
            columns(view, resolved.outputColumns());
        } catch (Rejected notFollowed) {
            String why = notFollowed.violations().isEmpty()
                    ? "not followed"
                    : notFollowed.violations().get(0).reason().name();
            graph.add(LineageNode.of(Kind.VIEW, name(view), null, "columns could not be followed: " + why));
            catalog.relation(view)
                    .ifPresent(
                            r -> r.children().forEach(c -> graph.edge(table(c), table(view), LineageEdge.Kind.READS)));
        }
    }

    /** A view's columns are its query's by position: the names may have been given by the view. */
    private void columns(RelationName view, List<OutputColumn> outputs) {
        List<String> names = catalog.relation(view)
                .map(r -> r.columns().stream().map(c -> c.name()).toList())
                .orElse(List.of());
        for (int i = 0; i < Math.min(names.size(), outputs.size()); i++) {
            String to = LineageNode.id(Kind.COLUMN, name(view) + "." + names.get(i));
            outputs.get(i)
                    .origins()
                    .forEach(o -> graph.edge(
                            LineageNode.id(Kind.COLUMN, name(o.relation()) + "." + o.column()),
                            to,
                            LineageEdge.Kind.READS));
        }
    }

    /** The engine prints a definition with its semicolon. */
    private static String statement(String definition) {
        String text = definition.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static String table(RelationName name) {
        return LineageNode.id(Kind.TABLE, name(name));
    }

    private static String name(RelationName name) {
        return name.schema() + "." + name.name();
    }
}
