package ai.datamind.semantic.compile.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The SQL and the account of it. {@code grain} names the columns whose values make a row unique; {@code joinPath} each join
 * in words; {@code tables} what is read, sorted.
 */
public record CompiledQuery(
        String sql,
        String dialect,
        List<Column> columns,
        List<String> grain,
        List<String> joinPath,
        List<Definition> definitions,
        List<String> tables,
        List<Lineage> lineage,
        List<String> warnings) {

    public CompiledQuery {
        columns = List.copyOf(columns);
        grain = List.copyOf(grain);
        joinPath = List.copyOf(joinPath);
        definitions = List.copyOf(definitions);
        tables = List.copyOf(tables);
        lineage = List.copyOf(lineage);
        warnings = List.copyOf(warnings);
    }

    /** The same query as another engine reads it. */
    public CompiledQuery in(String otherDialect, String otherSql, List<String> moreWarnings) {
        var all = new ArrayList<>(warnings);
        all.addAll(moreWarnings);
        return new CompiledQuery(otherSql, otherDialect, columns, grain, joinPath, definitions, tables, lineage, all);
    }

    /** {@code kind} is metric or group_by; {@code name} is the name of the result's column. */
    public record Column(String name, String kind, String reference, String description, String unit) {}

    /** {@code kind} is metric, measure, dimension, filter or time. */
    public record Definition(String kind, String name, String definition) {}

    /** Which stored columns ("schema.table.column") a result column is made of. */
    public record Lineage(String column, List<String> sources) {
        public Lineage {
            sources = List.copyOf(sources);
        }
    }
}
