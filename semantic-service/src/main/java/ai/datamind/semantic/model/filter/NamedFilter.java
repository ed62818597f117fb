package ai.datamind.semantic.model.filter;

import ai.datamind.semantic.model.element.Names;
import java.util.List;

/** A condition people have a word for: "delayed", "European". */
public record NamedFilter(String name, Filter condition, String description, List<String> synonyms) {

    public NamedFilter {
        Names.require("filter", name);
        if (condition == null) {
            throw new IllegalArgumentException("filter '" + name + "' needs a condition");
        }
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }
}
