package ai.datamind.semantic.model.element;

import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;
import java.util.Map;

/** {@code labels} maps a stored value to the word people use for it ("F" to "fulfilled"). */
public record CategoricalDimension(
        String name,
        SqlExpression expression,
        DataType dataType,
        String description,
        List<String> synonyms,
        Map<String, String> labels,
        boolean partition)
        implements Dimension {

    public CategoricalDimension {
        Names.require("dimension", name);
        expression = expression == null ? SqlExpression.column(name) : expression;
        dataType = dataType == null ? DataType.UNKNOWN : dataType;
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
        labels = labels == null
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(labels));
    }

    public static CategoricalDimension of(String name, String column, DataType type) {
        return new CategoricalDimension(name, SqlExpression.column(column), type, null, List.of(), Map.of(), false);
    }
}
