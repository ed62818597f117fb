package ai.datamind.semantic.visibility;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.DefaultEffect;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one subject may see of one warehouse, or of names that may lie in any of several. Names are exact, as the warehouse stores them. A table without a schema is looked at in
 * every schema that policies speak of, because the search path may find it in any: what one of them hides is hidden.
 *
 * @param fingerprint changes whenever anything in the decision does; part of every key under which something is kept for a subject
 * @param elsewhere policies of other warehouses that the same names may lie in
 */
public record Visibility(String fingerprint, PolicySet policies, List<PolicySet> elsewhere) {

    public Visibility {
        elsewhere = List.copyOf(elsewhere);
    }

    public Visibility(String fingerprint, PolicySet policies) {
        this(fingerprint, policies, List.of());
    }

    /** Which names are hidden. Equal for all who see the same names, whatever rows and values they see. */
    public record Names(DefaultEffect others, Set<Named> spokenOf, Set<Named> elsewhere) {
        record Named(String schema, String table, boolean denied, Set<String> deniedColumns) {}
    }

    /** Nothing is hidden: for work that nobody asked for, and for tests. */
    public static Visibility everything() {
        return new Visibility("everything", PolicySet.none());
    }

    /**
     * For names that may lie in either of two warehouses: what one of them hides is hidden. Where the other does not speak of a
     * table, this one decides.
     */
    public Visibility and(Visibility other) {
        var all = new ArrayList<>(elsewhere);
        all.add(onlyWhatItSays(other.policies()));
        all.addAll(other.elsewhere());
        return new Visibility(fingerprint + " " + other.fingerprint(), policies, all);
    }

    /** Empty: denied, and must look like a table that does not exist. */
    public Optional<SeenTable> look(String schema, String table) {
        List<Optional<TablePolicy>> found = places(schema).stream()
                .flatMap(place -> said(new RelationName(place, table)))
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

    private Stream<Optional<TablePolicy>> said(RelationName relation) {
        return Stream.concat(
                Stream.of(policies.of(relation)), elsewhere.stream().map(other -> other.of(relation)));
    }

    private static PolicySet onlyWhatItSays(PolicySet policies) {
        return new PolicySet(
                policies.version(), DefaultEffect.ALLOW, policies.bindings(), policies.tables(), policies.maskKey());
    }

    /** Every name, row and value is shown. */
    public boolean hidesNothing() {
        return policies.defaultEffect() == DefaultEffect.ALLOW
                && Stream.concat(Stream.of(policies), elsewhere.stream())
                        .flatMap(p -> p.tables().stream())
                        .allMatch(t -> !t.denied() && new SeenTable(List.of(t)).whole());
    }

    public Names names() {
        return new Names(
                policies.defaultEffect(),
                named(policies).collect(Collectors.toUnmodifiableSet()),
                elsewhere.stream().flatMap(Visibility::named).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<Names.Named> named(PolicySet policies) {
        return policies.tables().stream()
                .map(t -> new Names.Named(t.schema(), t.table(), t.denied(), t.deniedColumns()));
    }

    private Set<String> places(String schema) {
        if (schema != null) {
            return Set.of(schema);
        }
        var places = new TreeSet<>(Set.of("public"));
        Stream.concat(Stream.of(policies), elsewhere.stream())
                .flatMap(p -> p.tables().stream())
                .map(TablePolicy::schema)
                .filter(s -> !s.equals("*"))
                .forEach(places::add);
        return places;
    }
}
