package ai.datamind.usage.rollup;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is added to one row of one roll-up.
 *
 * @param key the row's key after day and user
 * @param amounts figure → what it grows by
 * @param largest figure → a value it becomes if that is more
 */
public record Addition(
        RollupTable table, Map<String, String> key, Map<String, BigDecimal> amounts, Map<String, Long> largest) {

    static Addition to(RollupTable table) {
        return new Addition(table, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Addition where(String column, String value) {
        key.put(column, value);
        return this;
    }

    Addition plus(String figure, long amount) {
        return plus(figure, BigDecimal.valueOf(amount));
    }

    Addition plus(String figure, BigDecimal amount) {
        amounts.put(figure, amount);
        return this;
    }

    Addition atLeast(String figure, long value) {
        largest.put(figure, value);
        return this;
    }
}
