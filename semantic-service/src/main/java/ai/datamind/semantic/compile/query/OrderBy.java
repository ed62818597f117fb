package ai.datamind.semantic.compile.query;

/** {@code column} is a metric or a group-by of the query, as written there. Missing values come last either way. */
public record OrderBy(String column, boolean descending) {

    public OrderBy {
        if (column == null || column.isBlank()) {
            throw new IllegalArgumentException("an order needs its metric or group-by");
        }
    }
}
