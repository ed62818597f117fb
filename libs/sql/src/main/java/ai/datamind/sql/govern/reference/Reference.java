package ai.datamind.sql.govern.reference;

import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Source;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One reference to a relation, with its policy and the form it will be printed in. */
public final class Reference {
    private final Source source;
    private final TablePolicy policy;
    private final String minted;
    private final Set<Field> needed = new LinkedHashSet<>();
    private boolean asked;
    private boolean whole;
    private boolean fenced;
    private boolean joined;

    public Reference(Source source, TablePolicy policy, String minted) {
        this.source = source;
        this.policy = policy;
        this.minted = minted;
    }

    public Source source() {
        return source;
    }

    public TablePolicy policy() {
        return policy;
    }

    public String minted() {
        return minted;
    }

    public Set<Field> needed() {
        return needed;
    }

    /** The mask of a column; where several apply, the first. */
    public Optional<ColumnMask> mask(String column) {
        return policy.masks().stream().filter(m -> m.column().equals(column)).findFirst();
    }

    private boolean masked() {
        return needed.stream().anyMatch(f -> mask(f.column()).isPresent());
    }

    /** True where rows of it may be hidden. */
    public boolean sensitive() {
        return policy.rowFiltered();
    }

    /** The column that says whether a row is visible; asking for it makes the reference carry it. */
    public String visible() {
        asked = true;
        return minted + "_ok";
    }

    public boolean asked() {
        return asked;
    }

    /** Somebody names the row itself. */
    void needRow() {
        whole = true;
        needed.addAll(source.fields());
    }

    /**
     * The column of a derived table that holds the row as the table has it; null where the derived table's own row is
     * the one that may be seen.
     */
    public String row() {
        return !whole || form() != Form.DERIVED || masked() ? null : minted + "_row";
    }

    /** True where no row can be given: the one of a masked table with a helper column or other names. */
    public boolean rowless() {
        return whole && masked() && (asked || renamed());
    }

    /** Its columns have names of the user's own: {@code orders AS o (a, b)}. */
    private boolean renamed() {
        return source.node().getAlias() != null
                && source.node().getAlias().getAliasColumns() != null
                && !source.node().getAlias().getAliasColumns().isEmpty();
    }

    /** No condition from outside may be evaluated inside it. */
    public void fence() {
        fenced = true;
    }

    public boolean fenced() {
        return fenced;
    }

    /** Its policy's queries may become joins. */
    public void join() {
        joined = true;
    }

    public boolean joined() {
        return joined;
    }

    /**
     * A filter stands in place where the row it tests is the row that is seen; the nulls of an outer join, merged columns
     * and new names need a table of their own.
     */
    public Form form() {
        boolean inner = !source.optional() && !source.merged() && !renamed();
        if (masked() || asked || fenced || (sensitive() && !inner) || (renamed() && source.merged())) {
            return Form.DERIVED;
        }
        return sensitive() ? Form.IN_PLACE : Form.BARE;
    }

    /** The name that columns are qualified with. */
    public String qualifier() {
        return form() == Form.DERIVED ? source.alias() : minted;
    }
}
