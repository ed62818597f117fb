package ai.datamind.nl2sql.export;

import java.util.Locale;

/** What a column of a Parquet file holds. Whatever is neither number nor truth is text, as in JSON. */
enum ParquetColumnKind {
    WHOLE,
    DECIMAL,
    FLOAT,
    TRUTH,
    TEXT;

    static ParquetColumnKind of(String type) {
        String name = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (name.startsWith("numeric") || name.startsWith("decimal")) return DECIMAL;
        return switch (name) {
            case "smallint", "integer", "bigint", "int2", "int4", "int8" -> WHOLE;
            case "real", "double precision", "float4", "float8" -> FLOAT;
            case "boolean", "bool" -> TRUTH;
            default -> TEXT;
        };
    }
}
