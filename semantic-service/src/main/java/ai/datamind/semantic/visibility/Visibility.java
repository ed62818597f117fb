package ai.datamind.semantic.visibility;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one subject may see of one warehouse. Names are exact, as the warehouse stores them. A table without a schema is looked at in
 * every schema that policies speak of, because the search path may find it in any: what one of them hides is hidden.
 *
 * @param fingerprint changes whenever anything in the decision does; part of every key under which something is kept for a subject
 */
public record Visibility(String fingerprint, PolicySet policies) {

    /** Which names are hidden. Equal for all who see the same names, whatever rows and values they see. */
    public record Names(DefaultEffect others, Set<Named> spokenOf) {
        record Named(String schema, String table, boolean denied, Set<String> deniedColumns) {}
    }

    /** Nothing is hidden: for work that nobody asked for, and for tests. */
    public static Visibility everything() {
        return new Visibility("everything", PolicySet.none());
    }

    /** Empty: denied, and must look like a table that does not exist. */
    public Optional<SeenTable> look(String schema, String table) {
        List<Optional<TablePolicy>> found = places(schema).stream()
                .map(place -> policies.of(new RelationName(place, table)))
                .toList();
        return found.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        new SeenTable(found.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    /** False: denied, and must look like a table that does not exist. */
    public boolean table(String schema, String table) {
        return look(schema, table).isPresent();
    }

    /** False: denied, and must look like a column that does not exist. */
    public boolean column(String schema, String table, String column) {
        return look(schema, table).filter(seen -> seen.column(column)).isPresent();
    }

    /** False: see {@link SeenTable#rows}. */
    public boolean rows(String schema, String table) {
        return look(schema, table).filter(SeenTable::rows).isPresent();
    }

    /** False: see {@link SeenTable#values}. */
    public boolean values(String schema, String table, String column) {
        return look(schema, table).filter(seen -> seen.values(column)).isPresent();
    }

    public Names names() {
        return new Names(
                policies.defaultEffect(),
                policies.tables().stream()
                        .map(t -> new Names.Named(t.schema(), t.table(), t.denied(), t.deniedColumns()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Set<String> places(String schema) {
        if (schema != null) {
            return Set.of(schema);
        }
        var places = new TreeSet<>(Set.of("public"));
        policies.tables().stream()
                .map(TablePolicy::schema)
                .filter(s -> !s.equals("*"))
                .forEach(places::add);
        return places;
    }
}
