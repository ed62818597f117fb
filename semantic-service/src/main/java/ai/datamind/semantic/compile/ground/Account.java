package ai.datamind.semantic.compile.ground;

import ai.datamind.semantic.compile.query.CompiledQuery.Definition;
import ai.datamind.semantic.model.sql.Relation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is told about a query while it is planned: joins, tables, definitions, lineage, warnings. */
public final class Account {

    private final Set<String> joins = new LinkedHashSet<>();
    private final Set<String> tables = new TreeSet<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Set<String>> lineage = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    public void join(String step) {
        joins.add(step);
    }

    public void reads(Relation relation) {
        tables.add(relation.toString());
    }

    public void defines(String kind, String name, String definition) {
        definitions.putIfAbsent(kind + " " + name, new Definition(kind, name, definition));
    }

    public void comesFrom(String column, Set<String> sources) {
        lineage.computeIfAbsent(column, k -> new TreeSet<>()).addAll(sources);
    }

    public void warns(String warning) {
        warnings.add(warning);
    }

    public List<String> joins() {
        return List.copyOf(joins);
    }

    public List<String> tables() {
        return List.copyOf(tables);
    }

    public List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    public Set<String> sources(String column) {
        return lineage.getOrDefault(column, Set.of());
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
