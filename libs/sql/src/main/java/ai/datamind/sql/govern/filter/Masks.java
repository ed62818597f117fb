package ai.datamind.sql.govern.filter;

import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.govern.ledger.OpenValue;
import ai.datamind.sql.govern.ledger.OpenValues;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.scope.TypeNames;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Literals;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.math.BigDecimal;
import java.util.Set;

/**
 * The value shown in a masked column's place: total, deterministic, of the column's very type.
 * {@code phone varchar(25)}, PARTIAL keep 4 → {@code CASE WHEN length(phone) > 4 THEN repeat('*', …) || right(phone, 4) …}.
 */
final class Masks {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
    private static final Set<String> DATES = Set.of("date", "timestamp", "timestamptz");

    private final OpenValues values;

    Masks(OpenValues values) {
        this.values = values;
    }

    /** SQL without outer parentheses, cast to the column's type. EXPRESSION masks are read as policies are. */
    String sql(ColumnMask mask, Column column, String alias) {
        String value = alias + "." + Identifiers.quote(column.name());
        String type = TypeNames.shortName(column.type());
        String shown = switch (mask.method()) {
            case NULL -> "NULL";
            case CONSTANT -> Literals.text(String.valueOf(parameter(mask, "value")));
            case HASH -> hash(value, type);
            case PARTIAL -> partial(mask, value, type);
            case GENERALIZE -> generalize(mask, value, type);
            case EXPRESSION -> throw new IllegalStateException("expressions are read as policies");
        };
        return "CAST(" + shown + " AS " + column.type() + ")";
    }

    private static Object parameter(ColumnMask mask, String name) {
        Object value = mask.parameters().get(name);
        if (value == null) {
            throw new Rejected(Reason.BAD_POLICY, "mask of " + mask.column() + " needs " + name);
        }
        return value;
    }

    private static String partial(ColumnMask mask, String value, String type) {
        if (!TEXTS.contains(type)) {
            throw unfit(mask, type);
        }
        int keep = new BigDecimal(String.valueOf(parameter(mask, "keep"))).intValueExact();
        if (keep < 0 || keep > 1000) {
            throw unfit(mask, type);
        }
        String text = "CAST(" + value + " AS text)";
        return "CASE WHEN length(" + text + ") > " + keep + " THEN repeat('*', length(" + text + ") - " + keep
                + ") || right(" + text + ", " + keep + ") ELSE repeat('*', length(" + text + ")) END";
    }

    private static String generalize(ColumnMask mask, String value, String type) {
        if (DATES.contains(type)) {
            String unit = String.valueOf(parameter(mask, "unit"));
            if (!Set.of("year", "quarter", "month", "week", "day").contains(unit)) {
                throw unfit(mask, type);
            }
            return "CASE WHEN isfinite(" + value + ") THEN date_trunc('" + unit + "', " + value + ") END";
        }
        BigDecimal bucket = new BigDecimal(String.valueOf(parameter(mask, "bucket")));
        if (bucket.signum() <= 0 || bucket.precision() > 18) {
            throw unfit(mask, type);
        }
        if (INTEGERS.contains(type)) {
            return value + " - " + value + " % " + bucket.toBigIntegerExact();
        }
        if (type.equals("numeric")) {
            return value + " - " + value + " % " + bucket.toPlainString();
        }
        throw unfit(mask, type);
    }

    /** HMAC-SHA256 (RFC 2104) with the padded keys bound as parameters; equal values stay equal, joins and groups too. */
    private String hash(String value, String type) {
        String inner = "decode(" + values.sql(OpenValue.INNER_PAD, "text") + ", 'hex')";
        String outer = "decode(" + values.sql(OpenValue.OUTER_PAD, "text") + ", 'hex')";
        String text = "convert_to(CAST(" + value + " AS text), 'UTF8')";
        String hex = "encode(sha256(" + outer + " || sha256(" + inner + " || " + text + ")), 'hex')";
        return switch (type) {
            case "text", "varchar", "bpchar" -> hex;
            case "uuid" -> "CAST(left(" + hex + ", 32) AS uuid)";
            case "int8" -> "CAST(CAST('x' || left(" + hex + ", 16) AS bit(64)) AS int8)";
            case "int4" -> "CAST(CAST('x' || left(" + hex + ", 8) AS bit(32)) AS int4)";
            default -> throw new Rejected(Reason.BAD_POLICY, "a column of type " + type + " cannot be hashed");
        };
    }

    private static Rejected unfit(ColumnMask mask, String type) {
        return new Rejected(
                Reason.BAD_POLICY, "mask " + mask.method() + " does not fit column " + mask.column() + " of " + type);
    }
}
