package ai.datamind.sql.govern.predicate;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.scope.Resolution;
import java.util.List;

/** What a statement goes through, for a policy's own text: the queries in it are governed in their turn. */
@FunctionalInterface
public interface PolicyPasses {
    /**
     * @param row the table that the policy is about, which is open to it
     * @param within relations whose policies are being written, that one among them; a policy may not need itself
     */
    void apply(Resolution policy, Reference row, List<RelationName> within);
}
