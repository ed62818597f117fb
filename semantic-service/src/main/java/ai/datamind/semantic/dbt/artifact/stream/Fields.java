package ai.datamind.semantic.dbt.artifact.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Members of an artifact's entry: missing, null and of another type are all the same absence, as dbt's own versions differ. */
public final class Fields {

    private static final int LONGEST_NAME = 512;

    private Fields() {}

    public static String text(JsonNode entry, String name) {
        JsonNode value = entry.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    public static boolean flag(JsonNode entry, String name) {
        return entry.path(name).asBoolean(false);
    }

    public static Long number(JsonNode entry, String name) {
        JsonNode value = entry.path(name);
        return value.isNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    /** A list of texts; a single text counts as a list of one (tags may be either). */
    public static List<String> texts(JsonNode entry, String name) {
        JsonNode value = entry.path(name);
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        var texts = new ArrayList<String>();
        value.forEach(item -> {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        });
        return List.copyOf(texts);
    }

    /** dbt writes some of its times without a zone; they are UTC. */
    public static Instant instant(JsonNode entry, String name) {
        String text = text(entry, name);
        if (text == null) {
            return null;
        }
        try {
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d$");
            return OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    /** A name as dbt stores it: anything printable, but nothing that could climb out of a folder or a line of a log. */
    public static String name(String artifact, String what, String name) {
        if (name == null || name.length() > LONGEST_NAME) {
            throw new ArtifactRejected(
                    artifact, artifact + ": " + what + " needs a name of 1 to " + LONGEST_NAME + " characters");
        }
        boolean hostile = name.chars()
                .anyMatch(c ->
                        Character.isISOControl(c) || c == '/' || c == '\\' || Character.getType(c) == Character.FORMAT);
        if (hostile || name.contains("..")) {
            throw new ArtifactRejected(
                    artifact, artifact + ": the name of " + what + " holds characters that no name may hold");
        }
        return name;
    }
}
