package ai.datamind.sql.policy;

import java.util.Map;

/**
 * Parameters by method: CONSTANT {@code value}; PARTIAL {@code keep} (last n characters); GENERALIZE {@code unit}
 * (year, month, day) for dates or {@code bucket} for numbers; EXPRESSION {@code expression} (SQL over the table).
 */
public record ColumnMask(
        String policyId, String name, String column, MaskMethod method, Map<String, Object> parameters) {
    public ColumnMask {
        parameters = Map.copyOf(parameters);
    }
}
