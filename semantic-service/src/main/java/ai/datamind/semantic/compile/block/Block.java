package ai.datamind.semantic.compile.block;

import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Sql;
import java.util.List;
import java.util.Map;

/**
 * The values of some measurements at the query's grain, not yet finished: FROM and WHERE stand, keys and values say what is
 * selected. {@code aggregates} tells that the values are aggregates and the keys must be grouped by.
 */
public record Block(
        Select.Builder body, List<Sql> keys, Map<Measurement, Sql> values, boolean aggregates, List<String> keyPaths) {

    public Block {
        keys = List.copyOf(keys);
        keyPaths = List.copyOf(keyPaths);
    }

    /** As a table of its own, with its columns named. */
    public Select finish(List<String> keyNames, Map<Measurement, String> valueNames) {
        for (int i = 0; i < keys.size(); i++) {
            body.item(keys.get(i), keyNames.get(i));
        }
        values.forEach((measurement, value) -> body.item(value, valueNames.get(measurement)));
        if (aggregates) {
            body.groupBy(keys);
        }
        return body.build();
    }
}
