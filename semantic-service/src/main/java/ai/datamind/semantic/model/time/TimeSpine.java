package ai.datamind.semantic.model.time;

import ai.datamind.semantic.model.sql.Relation;
import java.util.Map;

/**
 * A table with one row per point of time. {@code customGranularities} maps the name of a granularity of the company's own
 * (fiscal quarter) to its column. Where none is declared for a grain the compiler makes the points itself.
 */
public record TimeSpine(
        Relation relation, String column, TimeGranularity granularity, Map<String, String> customGranularities) {

    public TimeSpine {
        if (relation == null || column == null || granularity == null) {
            throw new IllegalArgumentException("a time spine needs its relation, column and granularity");
        }
        customGranularities = customGranularities == null ? Map.of() : Map.copyOf(customGranularities);
    }
}
