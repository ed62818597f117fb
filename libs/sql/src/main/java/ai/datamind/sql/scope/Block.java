package ai.datamind.sql.scope;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;

/** One level of the query: a SELECT, VALUES, or a set operation over others. */
public final class Block {
    /** Where a level stands; it decides what the engine may do with it. */
    public enum Place {
        /** The statement's own level, or a branch of its set operation. */
        TOP,
        /** In FROM. */
        FROM,
        /** In WITH. */
        CTE,
        /** In an expression. */
        EXPRESSION
    }

    private final Select node;
    private final Place place;
    private final Block parent;
    private final List<Source> sources = new ArrayList<>();
    private final List<Block> branches = new ArrayList<>();
    private final List<Field> outputs = new ArrayList<>();
    private final List<Block> inner = new ArrayList<>();

    Block(Select node, Place place, Block parent) {
        this.node = node;
        this.place = place;
        this.parent = parent;
        if (parent != null) {
            parent.inner.add(this);
        }
    }

    public Select node() {
        return node;
    }

    public Place place() {
        return place;
    }

    /** The level this one is written in, or null. */
    public Block parent() {
        return parent;
    }

    public List<Source> sources() {
        return sources;
    }

    /** The levels a set operation or parentheses put together. */
    public List<Block> branches() {
        return branches;
    }

    public List<Field> outputs() {
        return outputs;
    }

    /** Levels written directly inside this one. */
    public List<Block> inner() {
        return inner;
    }
}
