package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.model.element.DataType;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a warehouse calls its types, over all engines dbt runs on. */
final class StoredTypes {

    private static final Pattern TIMESTAMP = Pattern.compile("timestamp.*|datetime.*|smalldatetime");
    private static final Pattern NUMBER = Pattern.compile(
            "u?int\\d*|integer|bigint|smallint|tinyint|hugeint|numeric|bignumeric|decimal|number|float\\d*|real|double.*|money|fixed|byteint|serial\\d?");
    private static final Pattern TEXT = Pattern.compile(
            "text|string|varchar\\d?|character.*|char|n?varchar|nchar|bpchar|fixedstring|uuid|enum.*|lowcardinality");

    private StoredTypes() {}

    static DataType of(String stored) {
        if (stored == null) {
            return DataType.UNKNOWN;
        }
        String type = stored.toLowerCase(Locale.ROOT).strip();
        String bare = type.startsWith("nullable(") ? type.substring(9) : type;
        String word = bare.replaceAll("[(<].*|\\)$", "").strip();
        if (word.equals("date") || word.equals("date32")) {
            return DataType.DATE;
        } else if (TIMESTAMP.matcher(word).matches()) {
            return DataType.TIMESTAMP;
        } else if (word.equals("boolean") || word.equals("bool")) {
            return DataType.BOOLEAN;
        } else if (NUMBER.matcher(word).matches()) {
            return DataType.NUMBER;
        }
        return TEXT.matcher(word).matches() ? DataType.TEXT : DataType.UNKNOWN;
    }
}
