package ai.datamind.sql.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement as an engine reads it.
 *
 * @param parameters which of the governed statement's values, from 1, stands at each place of this one's, in order
 */
public record Printed(String sql, List<Integer> parameters) {
    public Printed {
        parameters = List.copyOf(parameters);
    }

    /** @param values of the governed statement */
    public List<Object> values(List<?> values) {
        List<Object> placed = new ArrayList<>();
        parameters.forEach(number -> placed.add(values.get(number - 1)));
        return placed;
    }
}
