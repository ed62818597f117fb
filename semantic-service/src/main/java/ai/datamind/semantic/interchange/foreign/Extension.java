package ai.datamind.semantic.interchange.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Our own member of {@code custom_extensions}. Those of other vendors are none of our business. */
public final class Extension {

    private static final String VENDOR = "DATAMIND";

    private Extension() {}

    public static void put(ObjectNode element, ObjectNode data) {
        if (!data.isEmpty()) {
            element.putArray("custom_extensions")
                    .addObject()
                    .put("vendor_name", VENDOR)
                    .put("data", data.toString());
        }
    }

    /** Missing where the element has none of ours. */
    public static JsonNode of(JsonNode element) {
        for (JsonNode extension : element.path("custom_extensions")) {
            if (VENDOR.equals(extension.path("vendor_name").asText())) {
                try {
                    return ModelJson.JSON.readTree(extension.path("data").asText());
                } catch (JsonProcessingException broken) {
                    throw new IllegalArgumentException("our extension is not readable JSON", broken);
                }
            }
        }
        return MissingNode.getInstance();
    }
}
