package ai.datamind.evaluation.differential;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Measures over rows. */
final class Aggregates {

    private Aggregates() {}

    static Object of(String measure, List<Map<String, Object>> rows) {
        return switch (measure) {
            case "rows" -> rows.size();
            case "amount_sum" -> sum(column(rows, "amount"));
            case "amount_average" -> average(column(rows, "amount"));
            case "pieces_max" ->
                column(rows, "pieces").stream()
                        .map(v -> (Integer) v)
                        .max(Integer::compare)
                        .orElse(null);
            case "pieces_min" ->
                column(rows, "pieces").stream()
                        .map(v -> (Integer) v)
                        .min(Integer::compare)
                        .orElse(null);
            case "pieces_median" -> median(column(rows, "pieces"));
            case "labels" -> column(rows, "label").stream().distinct().count();
            // Of rows there are some, of no rows there is no sum.
            case "large" ->
                rows.isEmpty()
                        ? null
                        : column(rows, "pieces").stream()
                                .filter(v -> (Integer) v > 2)
                                .count();
            default -> throw new IllegalArgumentException(measure);
        };
    }

    private static Object median(List<Object> values) {
        var sorted = values.stream().map(v -> (Integer) v).sorted().toList();
        int half = sorted.size() / 2;
        return sorted.isEmpty()
                ? null
                : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    private static List<Object> column(List<Map<String, Object>> rows, String name) {
        return rows.stream().map(r -> r.get(name)).filter(Objects::nonNull).toList();
    }

    static BigDecimal average(Collection<?> values) {
        BigDecimal sum = sum(values);
        return sum == null ? null : sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }

    static BigDecimal sum(Collection<?> values) {
        return values.isEmpty()
                ? null
                : values.stream().map(v -> new BigDecimal(v.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
