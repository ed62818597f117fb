package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.DbtTest;
import ai.datamind.semantic.dbt.artifact.stream.Canonical;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test's entry. Which node it is about is said outright since v9 ({@code attached_node}); before, by the model argument
 * of its generic test.
 */
final class TestReader {

    private static final Pattern REF = Pattern.compile("(?:ref|source)\\(\\s*(.*?)\\s*\\)");
    private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");

    private TestReader() {}

    static DbtTest read(ObjectNode entry, Map<String, DbtNode> nodes) {
        JsonNode metadata = entry.path("test_metadata");
        JsonNode arguments = metadata.path("kwargs");
        List<String> dependsOn = Fields.texts(entry.path("depends_on"), "nodes").stream()
                .filter(nodes::containsKey)
                .toList();
        String attached = Fields.text(entry, "attached_node");
        String node = attached != null ? attached : referred(Fields.text(arguments, "model"), dependsOn);
        String onlyOne = node == null && dependsOn.size() == 1 ? dependsOn.get(0) : node;
        String column = Fields.text(entry, "column_name");
        String generic = generic(metadata);
        return new DbtTest(
                Fields.text(entry, "unique_id"),
                Fields.name("manifest.json", "a test", Fields.text(entry, "name")),
                generic,
                onlyOne,
                column != null ? column : Fields.text(arguments, "column_name"),
                Fields.texts(arguments, "combination_of_columns"),
                referred(Fields.text(arguments, "to"), dependsOn),
                Fields.text(arguments, "field"),
                Fields.texts(arguments, "values"),
                "warn".equalsIgnoreCase(Fields.text(entry.path("config"), "severity")),
                dependsOn,
                Canonical.hash(entry));
    }

    private static String generic(JsonNode metadata) {
        String name = Fields.text(metadata, "name");
        String namespace = Fields.text(metadata, "namespace");
        return name == null || namespace == null ? name : namespace + "." + name;
    }

    /** The node that {@code ref('a')}, {@code ref('package', 'a')} or {@code source('a', 'b')} means, among those depended on. */
    private static String referred(String expression, List<String> dependsOn) {
        Matcher reference = REF.matcher(expression == null ? "" : expression);
        if (!reference.find()) {
            return null;
        }
        List<String> parts = QUOTED.matcher(reference.group(1))
                .results()
                .map(m -> m.group(1))
                .toList();
        if (parts.isEmpty()) {
            return null;
        }
        String last = "." + parts.get(parts.size() - 1);
        return dependsOn.stream()
                .filter(id -> id.endsWith(last) || id.contains(last + ".v"))
                .findFirst()
                .orElse(null);
    }
}
