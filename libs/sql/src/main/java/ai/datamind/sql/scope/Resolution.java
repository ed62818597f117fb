package ai.datamind.sql.scope;

import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;

/** A tree with every name resolved. */
public final class Resolution {
    private final Select tree;
    private final Map<Column, Binding> bindings = new IdentityHashMap<>();
    private final Map<Select, Block> blocks = new IdentityHashMap<>();
    private final List<Source> tables = new ArrayList<>();
    private Block top;

    Resolution(Select tree) {
        this.tree = tree;
    }

    public Select tree() {
        return tree;
    }

    public Block top() {
        return top;
    }

    void top(Block block) {
        top = block;
    }

    /** Every reference to a relation of the catalog. */
    public List<Source> tables() {
        return tables;
    }

    public Map<Column, Binding> bindings() {
        return bindings;
    }

    Map<Select, Block> blocks() {
        return blocks;
    }

    /** The level made by a query node. */
    public Block block(Select node) {
        return blocks.get(node);
    }

    public Binding binding(Column column) {
        Binding binding = bindings.get(column);
        if (binding == null) {
            throw new Rejected(Reason.UNKNOWN_COLUMN, "column " + column.getColumnName() + " does not exist");
        }
        return binding;
    }

    /** The relation columns a reference stands for, through every query in between. */
    public Set<Origin> origins(Column column) {
        return bindings.containsKey(column) ? Lineage.origins(bindings.get(column)) : Set.of();
    }

    /** The field of a source that a node names; empty for anything else, a merged column or a row among it. */
    @SuppressWarnings("ReferenceEquality")
    public Optional<Field> field(Object node, Source source) {
        return node instanceof Column column
                        && bindings.get(column) instanceof Binding.ToField to
                        && to.source() == source
                ? Optional.of(to.field())
                : Optional.empty();
    }

    /** Which output, counted from 0, a key of ORDER BY or GROUP BY means by its name or position; -1 for none. */
    public int output(Object key) {
        return switch (key) {
            case Column column when bindings.get(column) instanceof Binding.ToOutput output -> output.position();
            // Longer numbers than a list of columns are refused by the engine.
            case LongValue number
            when number.getStringValue().length() < 5 -> Integer.parseInt(number.getStringValue()) - 1;
            default -> -1;
        };
    }

    void bind(Column column, Binding binding) {
        bindings.put(column, binding);
    }
}
