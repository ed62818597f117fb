package ai.datamind.sql.scope;

import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** The names visible at one place: sources of the level, merged columns, CTEs, and what the outer levels show. */
final class Scope {
    private static final Map<String, String> KEYWORDS = Map.of("localtimestamp", "timestamp", "localtime", "time");

    private final Scope outer;
    private final Block level;
    private final Map<String, Block> ctes;
    private final List<Source> sources = new ArrayList<>();
    private final List<Binding.ToMerged> merged = new ArrayList<>();
    private final List<Binding> columns = new ArrayList<>();

    /** @param level whose names these are; scopes of one level are nested while its FROM is read */
    Scope(Scope outer, Map<String, Block> ctes, Block level) {
        this.outer = outer;
        this.ctes = ctes;
        this.level = level;
    }

    List<Source> sources() {
        return sources;
    }

    List<Binding.ToMerged> merged() {
        return merged;
    }

    /** What a star means, in its order. */
    List<Binding> columns() {
        return columns;
    }

    void add(Source source) {
        put(source);
        source.apart().forEach(field -> columns.add(new Binding.ToField(source, field)));
    }

    private void put(Source source) {
        if (sources.stream().anyMatch(s -> s.alias().equals(source.alias()))) {
            throw new Rejected(Reason.UNSUPPORTED, "table name " + source.alias() + " is used twice in one FROM");
        }
        sources.add(source);
    }

    void addAll(Scope joined) {
        joined.sources.forEach(this::put);
        merged.addAll(joined.merged);
        columns.addAll(joined.columns);
    }

    /** What a derived table of this level sees: the CTEs from here outwards, names of the outer levels only. */
    Scope withoutSources(Block level) {
        Map<String, Block> visible = new HashMap<>(ctes);
        Scope scope = outer;
        while (scope != null && scope.level == level) {
            scope.ctes.forEach(visible::putIfAbsent);
            scope = scope.outer;
        }
        return new Scope(scope, visible, null);
    }

    Block cte(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.ctes.containsKey(name)) {
                return scope.ctes.get(name);
            }
        }
        return null;
    }

    Map<String, Block> ctes() {
        return ctes;
    }

    Binding resolve(Column column) {
        String name = Identifiers.meant(column.getColumnName());
        Table table = column.getTable();
        Binding found = table == null || table.getName() == null ? bare(column, name) : qualified(table, name);
        return known(found, column);
    }

    private static Binding known(Binding found, Column column) {
        if (found == null) {
            String name = Identifiers.meant(column.getColumnName());
            throw new Rejected(Reason.UNKNOWN_COLUMN, "column " + name + " does not exist");
        }
        return found;
    }

    private Binding bare(Column column, String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Binding here = scope.here(name);
            if (here != null) {
                return here;
            }
        }
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Source source : scope.sources) {
                if (source.alias().equals(name)) {
                    return source.row();
                }
            }
        }
        String keyword = KEYWORDS.get(name);
        return keyword != null && !column.getColumnName().startsWith("\"") ? new Binding.ToKeyword(keyword) : null;
    }

    /** A name of this very level, or null. Merged columns hide their parts. */
    Binding here(String name) {
        List<Binding> found = new ArrayList<>();
        for (Binding.ToMerged together : merged) {
            if (together.parts().getFirst().field().name().equals(name)) {
                found.add(together);
            }
        }
        for (Source source : sources) {
            for (Field field : source.named(name)) {
                if (found.stream().noneMatch(b -> b instanceof Binding.ToMerged m && holds(m, source))) {
                    found.add(new Binding.ToField(source, field));
                }
            }
        }
        if (found.size() > 1) {
            throw new Rejected(Reason.AMBIGUOUS_COLUMN, "column " + name + " is ambiguous");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean holds(Binding.ToMerged merged, Source source) {
        return merged.parts().stream().anyMatch(part -> part.source() == source);
    }

    /** {@code (t).x} of a row t; what t is made of is not known where it is a column. */
    Binding.ToField ofRow(Column column) {
        String row = column.getTable().getName();
        if (bare(new Column(row), Identifiers.meant(row)) instanceof Binding.ToRow to) {
            return (Binding.ToField) known(field(to.source(), Identifiers.meant(column.getColumnName())), column);
        }
        throw new Rejected(Reason.UNSUPPORTED, "a field of a composite value is not supported");
    }

    private Binding qualified(Table table, String name) {
        return field(source(table), name);
    }

    private static Binding field(Source source, String name) {
        List<Field> fields = source.named(name);
        if (fields.size() > 1) {
            throw new Rejected(Reason.AMBIGUOUS_COLUMN, "column " + name + " is ambiguous");
        }
        return fields.isEmpty() ? null : new Binding.ToField(source, fields.getFirst());
    }

    /** The source that a qualifier names, the innermost level first. */
    Source source(Table table) {
        String name = Identifiers.meant(table.getName());
        String schema = table.getSchemaName() == null ? null : Identifiers.meant(table.getSchemaName());
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Source source : scope.sources) {
                if (source.alias().equals(name) && (schema == null || plain(source, schema))) {
                    return source;
                }
            }
        }
        throw new Rejected(Reason.UNKNOWN_RELATION, "relation " + name + " does not exist");
    }

    /** schema.table.column names a relation that stands without an alias. */
    private static boolean plain(Source source, String schema) {
        return source.relation() != null
                && source.node().getAlias() == null
                && source.relation().name().schema().equals(schema);
    }
}
