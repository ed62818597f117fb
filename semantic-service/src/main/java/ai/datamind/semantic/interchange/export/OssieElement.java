package ai.datamind.semantic.interchange.export;

import ai.datamind.semantic.interchange.foreign.ModelJson;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The members that many elements of an interchange document have. */
final class OssieElement {

    private OssieElement() {}

    static ObjectNode expressed(String name, String expression) {
        ObjectNode element = ModelJson.JSON.createObjectNode();
        element.put("name", name);
        element.putObject("expression")
                .putArray("dialects")
                .addObject()
                .put("dialect", "ANSI_SQL")
                .put("expression", expression);
        return element;
    }

    static void described(ObjectNode element, String description, List<String> synonyms) {
        text(element, "description", description);
        if (!synonyms.isEmpty()) {
            synonyms.forEach(element.putObject("ai_context").putArray("synonyms")::add);
        }
    }

    static void text(ObjectNode element, String name, String value) {
        if (value != null) {
            element.put(name, value);
        }
    }

    static void list(ObjectNode ours, String name, List<?> values) {
        if (!values.isEmpty()) {
            ArrayNode list = ours.putArray(name);
            values.forEach(v -> list.add(ModelJson.tree(v)));
        }
    }
}
