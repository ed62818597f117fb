package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.Relation;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.statement.select.FromItem;

/** One item of FROM, as the names of its level see it. */
public final class Source {
    private final FromItem node;
    private final Block level;
    private final String alias;
    private final List<Field> fields;
    private final List<Field> apart;
    private final Relation relation;
    private final Block query;
    private boolean optional;
    private boolean merged;
    private boolean scalar;

    private Source(FromItem node, Block level, String alias, List<Field> fields, Relation relation, Block query) {
        this.node = node;
        this.level = level;
        this.alias = alias;
        this.fields = List.copyOf(fields);
        this.apart = Twins.apart(fields);
        this.relation = relation;
        this.query = query;
    }

    static Source table(FromItem node, Block level, String alias, List<Field> fields, Relation relation) {
        return new Source(node, level, alias, fields, relation, null);
    }

    static Source query(FromItem node, Block level, String alias, List<Field> fields, Block query) {
        return new Source(node, level, alias, fields, null, query);
    }

    /** @param scalar its row is its one value */
    static Source function(FromItem node, Block level, String alias, List<Field> fields, boolean scalar) {
        Source source = new Source(node, level, alias, fields, null, null);
        source.scalar = scalar;
        return source;
    }

    public FromItem node() {
        return node;
    }

    /** The level whose FROM holds it. */
    public Block level() {
        return level;
    }

    public String alias() {
        return alias;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Its columns for a star: of two with one name, the second has another. */
    List<Field> apart() {
        return apart;
    }

    /** Which column a field is, or -1. */
    public int position(Field field) {
        return apart.indexOf(field);
    }

    /** What its name alone means where no column has it. */
    Binding row() {
        return scalar ? new Binding.ToField(this, fields.getFirst()) : new Binding.ToRow(this);
    }

    /** The relation read, or null for a query or a function. */
    public Relation relation() {
        return relation;
    }

    /** The query behind it (derived table, CTE), or null. */
    public Block query() {
        return query;
    }

    /** True on the side of an outer join that may be filled with nulls. */
    public boolean optional() {
        return optional;
    }

    void makeOptional() {
        optional = true;
    }

    /** True where a column of it is merged by USING or NATURAL. */
    public boolean merged() {
        return merged;
    }

    void makeMerged() {
        merged = true;
    }

    List<Field> named(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).toList();
    }

    Set<Origin> origins() {
        java.util.HashSet<Origin> all = new java.util.HashSet<>();
        fields.forEach(f -> all.addAll(f.origins()));
        return all;
    }
}
