package ai.datamind.sql.govern;

import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Source;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One reference to a relation, with its policy and the form it will be printed in. */
final class Reference {
    /** How a reference is printed. */
    enum Form {
        /** The table itself. */
        BARE,
        /** The table itself, its filter in the WHERE of its level. */
        IN_PLACE,
        /** A derived table that filters and masks. */
        DERIVED
    }

    private final Source source;
    private final TablePolicy policy;
    private final String minted;
    private final Set<Field> needed = new LinkedHashSet<>();
    private boolean asked;
    private boolean whole;
    private boolean fenced;
    private boolean joined;

    Reference(Source source, TablePolicy policy, String minted) {
        this.source = source;
        this.policy = policy;
        this.minted = minted;
    }

    Source source() {
        return source;
    }

    TablePolicy policy() {
        return policy;
    }

    String minted() {
        return minted;
    }

    Set<Field> needed() {
        return needed;
    }

    /** The mask of a column; where several apply, the first. */
    Optional<ColumnMask> mask(String column) {
        return policy.masks().stream().filter(m -> m.column().equals(column)).findFirst();
    }

    private boolean masked() {
        return needed.stream().anyMatch(f -> mask(DenyColumns.column(f)).isPresent());
    }

    /** True where rows of it may be hidden. */
    boolean sensitive() {
        return policy.rowFiltered();
    }

    /** The column that says whether a row is visible; asking for it makes the reference carry it. */
    String visible() {
        asked = true;
        return minted + "_ok";
    }

    boolean asked() {
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
    String row() {
        return !whole || form() != Form.DERIVED || masked() ? null : minted + "_row";
    }

    /** True where no row can be given: the one of a masked table with a helper column or other names. */
    boolean rowless() {
        boolean renamed = source.node().getAlias() != null
                && source.node().getAlias().getAliasColumns() != null
                && !source.node().getAlias().getAliasColumns().isEmpty();
        return whole && masked() && (asked || renamed);
    }

    void fence() {
        fenced = true;
    }

    boolean fenced() {
        return fenced;
    }

    /** Its policy's queries may become joins. */
    void join() {
        joined = true;
    }

    boolean joined() {
        return joined;
    }

    Form form() {
        boolean plain = source.node().getAlias() == null
                || source.node().getAlias().getAliasColumns() == null
                || source.node().getAlias().getAliasColumns().isEmpty();
        boolean inner = !source.optional() && !source.merged() && plain;
        if (masked() || asked || fenced || (policy.rowFiltered() && !inner)) {
            return Form.DERIVED;
        }
        if (!plain && source.merged()) {
            return Form.DERIVED;
        }
        return policy.rowFiltered() ? Form.IN_PLACE : Form.BARE;
    }

    /** The name that columns are qualified with. */
    String qualifier() {
        return form() == Form.DERIVED ? source.alias() : minted;
    }
}
