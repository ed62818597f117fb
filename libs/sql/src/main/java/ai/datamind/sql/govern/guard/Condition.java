package ai.datamind.sql.govern.guard;

import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Source;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;

/** One condition as the engine may move it: everything in it waits for all the rows it reads. */
record Condition(Expression expression, Place place) {
    /** Where conditions stand: the level, and the sources that may be named there. */
    record Place(Block block, List<Source> sources) {
        static Place of(Block block) {
            return new Place(block, block.sources());
        }
    }
}
