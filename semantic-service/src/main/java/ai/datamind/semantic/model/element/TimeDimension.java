package ai.datamind.semantic.model.element;

import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.List;

/** A date or timestamp. {@code granularity} is the finest the stored values have. */
public record TimeDimension(
        String name,
        SqlExpression expression,
        TimeGranularity granularity,
        DataType dataType,
        String description,
        List<String> synonyms,
        boolean partition,
        Validity validity)
        implements Dimension {

    /** Which end of a slowly changing row's life this is. The end is exclusive, null means still valid. */
    public enum Validity {
        NONE,
        START,
        END
    }

    public TimeDimension {
        Names.require("dimension", name);
        expression = expression == null ? SqlExpression.column(name) : expression;
        granularity = granularity == null ? TimeGranularity.DAY : granularity;
        dataType = dataType == null ? DataType.UNKNOWN : dataType;
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
        validity = validity == null ? Validity.NONE : validity;
    }

    public static TimeDimension of(String name, String column, TimeGranularity granularity) {
        return new TimeDimension(
                name, SqlExpression.column(column), granularity, DataType.DATE, null, List.of(), false, Validity.NONE);
    }
}
