package ai.datamind.sql.optimize;

import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** The door of this room: takes what is redundant out of a resolved tree, which has to be resolved again then. */
public final class Redundant {
    private Redundant() {}

    /**
     * @param asStored whether a column is seen as the table has it: what a mask shows is neither unique nor never null
     * @return what was taken out; empty where the tree is as it was
     */
    public static List<Removal> remove(Resolution resolution, Predicate<Origin> asStored) {
        List<Removal> removals = new ArrayList<>();
        level(resolution.top(), new OuterJoins(resolution, asStored), new OwnRows(resolution, asStored), removals);
        return removals;
    }

    private static void level(Block block, OuterJoins joins, OwnRows tests, List<Removal> removals) {
        if (block.node() instanceof PlainSelect select) {
            removals.addAll(joins.remove(select, block));
            removals.addAll(tests.remove(select, block));
        }
        block.inner().forEach(inner -> level(inner, joins, tests, removals));
    }
}
