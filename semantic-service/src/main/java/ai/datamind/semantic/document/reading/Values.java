package ai.datamind.semantic.document.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Nodes as plain Java values: maps, lists, texts, numbers, dates. */
final class Values {

    private Values() {}

    static Object of(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.getValue().forEach(t -> map.put(String.valueOf(of(t.getKeyNode())), of(t.getValueNode())));
                yield map;
            }
            case SequenceNode sequence -> {
                var list = new java.util.ArrayList<Object>();
                sequence.getValue().forEach(n -> list.add(of(n)));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalArgumentException("unexpected kind of YAML node");
        };
    }

    private static Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return List.of("true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            try {
                return new BigDecimal(text.replace("_", ""));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no decimal number", e);
            }
        }
        return scalar.getTag().equals(Tag.TIMESTAMP) ? time(text) : text;
    }

    private static Object time(String text) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T').replaceAll("Z$", ""));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no date or time of the form 2026-01-31 or 2026-01-31T23:59:59", e);
        }
    }
}
