package ai.datamind.semantic.dbt.artifact;

import java.util.List;
import java.util.Map;

/**
 * A model, seed, snapshot or source. {@code relation} is null where nothing is stored (ephemeral models). {@code hash}
 * changes with anything that is kept of the node.
 */
public record DbtNode(
        String uniqueId,
        Kind kind,
        String name,
        DbtRelation relation,
        String description,
        String materialized,
        String owner,
        List<DbtColumn> columns,
        List<String> primaryKey,
        List<String> tags,
        List<String> dependsOn,
        TimeSpineColumns timeSpine,
        String hash) {

    public enum Kind {
        MODEL,
        SEED,
        SNAPSHOT,
        SOURCE
    }

    /** {@code custom} maps a granularity of the company's own to its column. */
    public record TimeSpineColumns(String column, Map<String, String> custom) {}
}
