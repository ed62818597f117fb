package ai.datamind.semantic.element;

import ai.datamind.semantic.catalog.version.ModelVersion;
import ai.datamind.semantic.catalog.version.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** A part as it stands in a version of its document; {@code definition} as in the document. */
@RegisterForReflection
public record ElementVersion(
        String kind, String id, String model, int version, String category, Map<String, Object> definition)
        implements Versioned {

    public ElementVersion {
        definition = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(definition));
    }

    static ElementVersion of(ElementId id, ModelVersion document, Map<String, Object> definition) {
        return new ElementVersion(
                id.kind().word(), id.toString(), document.name(), document.version(), document.category(), definition);
    }
}
