package ai.datamind.nl2sql.warehouse;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.data.Numeric;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Values of the engine as JSON can say them, without losing digits. */
final class JsonValues {
    private JsonValues() {}

    static Object of(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Double number -> Double.isFinite(number) ? number : number.toString();
            case Float number -> Float.isFinite(number) ? number : number.toString();
            case Numeric number -> number.isNaN() ? "NaN" : number.bigDecimalValue();
            case Number number -> number;
            case OffsetDateTime moment ->
                moment.withOffsetSameInstant(ZoneOffset.UTC).toString();
            case Temporal temporal -> temporal.toString();
            case Interval interval -> isoDuration(interval);
            case JsonObject json -> json.getMap();
            case JsonArray json -> json.getList();
            case Buffer bytes -> "\\x" + HexFormat.of().formatHex(bytes.getBytes());
            case Object[] array -> list(Arrays.asList(array));
            case List<?> values -> list(values);
            default -> value.toString();
        };
    }

    private static List<Object> list(List<?> values) {
        List<Object> plain = new ArrayList<>(values.size());
        values.forEach(value -> plain.add(of(value)));
        return plain;
    }

    private static String isoDuration(Interval interval) {
        double seconds = interval.getSeconds() + interval.getMicroseconds() / 1_000_000.0;
        StringBuilder iso = new StringBuilder("P")
                .append(interval.getYears())
                .append('Y')
                .append(interval.getMonths())
                .append('M')
                .append(interval.getDays())
                .append("DT")
                .append(interval.getHours())
                .append('H')
                .append(interval.getMinutes())
                .append('M');
        return iso.append(seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds))
                .append('S')
                .toString();
    }
}
