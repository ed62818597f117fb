package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.document.Problem;
import ai.datamind.semantic.join.Distance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The members of one mapping. What is never asked for is unknown, and said to be so by {@link #end()}. A wrong value is noted
 * and reading goes on, so that an author sees all problems at once.
 */
final class Fields {

    private final String path;
    private final Mark place;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Map<String, Mark> keys = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Problem> problems;

    private Fields(String path, Mark place, List<Problem> problems) {
        this.path = path;
        this.place = place;
        this.problems = problems;
    }

    static Fields of(Node node, String path, List<Problem> problems) {
        var fields = new Fields(path, node.getStartMark(), problems);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (fields.members.put(key, tuple.getValueNode()) != null) {
                    fields.problem(tuple.getKeyNode(), key, "'" + key + "' stands here twice", null);
                }
                fields.keys.put(key, tuple.getKeyNode().getStartMark());
            }
        } else {
            fields.problem(node, null, "expected members, each 'name: value'", null);
        }
        return fields;
    }

    String path() {
        return path;
    }

    boolean has(String key) {
        asked.add(key);
        return member(key).isPresent();
    }

    private Optional<Node> member(String key) {
        asked.add(key);
        return Optional.ofNullable(members.get(key)).filter(n -> !n.getTag().equals(Tag.NULL));
    }

    String text(String key) {
        return member(key)
                .map(node -> {
                    if (node instanceof ScalarNode scalar) {
                        return scalar.getValue();
                    }
                    problem(node, key, "expected a text", null);
                    return null;
                })
                .orElse(null);
    }

    /** The first of several spellings that is there. */
    String text(String key, String... others) {
        String value = text(key);
        for (String other : others) {
            String more = text(other);
            value = value == null ? more : value;
        }
        return value;
    }

    String required(String key) {
        String value = text(key);
        if (value == null && !members.containsKey(key)) {
            problem(null, key, "'" + key + "' is missing", null);
        }
        return value;
    }

    boolean flag(String key) {
        String value = text(key);
        if (value == null || value.equalsIgnoreCase("false")) {
            return false;
        }
        if (!value.equalsIgnoreCase("true")) {
            problem(members.get(key), key, "expected true or false", null);
        }
        return value.equalsIgnoreCase("true");
    }

    List<String> texts(String key) {
        return member(key)
                .map(node -> {
                    if (node instanceof ScalarNode scalar) {
                        return List.of(scalar.getValue());
                    }
                    var values = new ArrayList<String>();
                    items(node, key).forEach(item -> {
                        if (item instanceof ScalarNode scalar) {
                            values.add(scalar.getValue());
                        } else {
                            problem(item, key, "expected a text", null);
                        }
                    });
                    return List.copyOf(values);
                })
                .orElse(List.of());
    }

    Map<String, String> textMap(String key) {
        var map = new LinkedHashMap<String, String>();
        fields(key).ifPresent(inner -> {
            inner.members.keySet().forEach(k -> {
                String value = inner.text(k);
                if (value != null) {
                    map.put(k, value);
                }
            });
            inner.end();
        });
        return map;
    }

    Optional<Fields> fields(String key) {
        return member(key).map(node -> of(node, path + "." + key, problems));
    }

    Optional<Node> node(String key) {
        return member(key);
    }

    /** Reads each item of a list; an item that cannot be made is noted and left out. */
    <T> List<T> list(String key, Function<Fields, T> read) {
        var values = new ArrayList<T>();
        member(key).ifPresent(node -> {
            int at = 0;
            for (Node item : items(node, key)) {
                Fields fields = of(item, path + "." + key + "[" + at++ + "]", problems);
                fields.make(() -> read.apply(fields)).ifPresent(values::add);
                fields.end();
            }
        });
        return values;
    }

    /** What is made of these members, or a problem at their place. */
    <T> Optional<T> make(Supplier<T> maker) {
        int before = problems.size();
        try {
            return Optional.ofNullable(maker.get());
        } catch (IllegalArgumentException e) {
            if (problems.size() == before) {
                problems.add(new Problem(path, place.getLine() + 1, place.getColumn() + 1, e.getMessage(), null));
            }
            return Optional.empty();
        }
    }

    /** A member that must be one of a few words; made upper case. */
    <E extends Enum<E>> E choice(String key, Class<E> type, String value) {
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        var words = new ArrayList<String>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
        problem(members.get(key), key, "'" + value + "' is none of " + String.join(", ", words), nearest(value, words));
        return null;
    }

    private List<Node> items(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, key, "expected a list", null);
        return List.of();
    }

    void problem(Node node, String key, String message, String suggestion) {
        Mark mark = node == null ? place : node.getStartMark();
        String where = key == null ? path : path + "." + key;
        problems.add(new Problem(where, mark.getLine() + 1, mark.getColumn() + 1, message, suggestion));
    }

    void end() {
        for (String key : members.keySet()) {
            if (!asked.contains(key)) {
                Mark mark = keys.get(key);
                problems.add(new Problem(
                        path + "." + key,
                        mark.getLine() + 1,
                        mark.getColumn() + 1,
                        "'" + key + "' is unknown here",
                        nearest(key, List.copyOf(asked))));
            }
        }
    }

    static String nearest(String word, List<String> choices) {
        return choices.stream()
                .filter(c -> Distance.between(c, word) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt((String c) -> Distance.between(c, word))
                        .thenComparing(c -> c))
                .orElse(null);
    }
}
