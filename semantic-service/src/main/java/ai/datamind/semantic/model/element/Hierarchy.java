package ai.datamind.semantic.model.element;

import java.util.List;

/** Dimensions from coarse to fine along which one drills: region, nation, city. */
public record Hierarchy(String name, List<ElementRef> levels, String description, List<String> synonyms) {

    public Hierarchy {
        Names.require("hierarchy", name);
        levels = levels == null ? List.of() : List.copyOf(levels);
        if (levels.size() < 2) {
            throw new IllegalArgumentException("hierarchy '" + name + "' needs at least two levels");
        }
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }
}
