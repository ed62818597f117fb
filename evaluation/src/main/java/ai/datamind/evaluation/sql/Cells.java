package ai.datamind.evaluation.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as the sets compare them: numbers to four decimals, also where a text spells one; times without their zone's zeros. */
final class Cells {
    private static final Pattern INTERVAL =
            Pattern.compile("(?:(-?\\d+) days?,? ?)?(?:(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?))?");
    private static final Pattern SPELLED =
            Pattern.compile("(?:(-?\\d+) days?)? ?(?:(\\d+) hours?)? ?(?:(\\d+) mins?)? ?(?:([\\d.]+) secs?)?");

    private Cells() {}

    static String of(Object value) {
        return value == null ? "null" : normal(value.toString());
    }

    static List<String> rows(JsonNode rows) {
        List<String> texts = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.isNull() ? "null" : normal(cell.asText())));
            texts.add(String.join("\u0001", cells));
        }
        texts.sort(null);
        return texts;
    }

    private static String normal(String text) {
        if (text.equals("t") || text.equals("f")) {
            return text.equals("t") ? "true" : "false";
        }
        String duration = seconds(text);
        if (duration != null) {
            return duration;
        }
        String time = text.replaceAll("(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?\\+00(:00)?$", "$1$2")
                .replaceAll("(:\\d\\d)\\.0+$", "$1");
        try {
            return new BigDecimal(time.strip())
                    .setScale(4, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException e) {
            return time.replaceAll("^(\\d{4}-\\d\\d-\\d\\d) 00:00:00$", "$1");
        }
    }

    /** "1 hour 27 mins", "2515 days, 0:00:00" and "1:27:00" are one length of time. */
    private static String seconds(String text) {
        for (Pattern pattern : List.of(INTERVAL, SPELLED)) {
            Matcher matcher = pattern.matcher(text.strip());
            if (!text.isBlank() && matcher.matches()) {
                double sum =
                        part(matcher, 1) * 86_400 + part(matcher, 2) * 3_600 + part(matcher, 3) * 60 + part(matcher, 4);
                return "PT" + sum;
            }
        }
        return null;
    }

    private static double part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Double.parseDouble(matcher.group(group));
    }
}
