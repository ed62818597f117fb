package ai.datamind.sql.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param version changes whenever anything else does
 * @param searchPath schemas that unqualified names are looked up in, in order
 */
public record CatalogSnapshot(String version, List<String> searchPath, Map<RelationName, Relation> relations) {
    public CatalogSnapshot {
        searchPath = List.copyOf(searchPath);
        relations = Map.copyOf(relations);
    }

    public Optional<Relation> relation(RelationName name) {
        return Optional.ofNullable(relations.get(name));
    }

    /** @param schema null for an unqualified name */
    public Optional<Relation> find(String schema, String name) {
        if (schema != null) {
            return relation(new RelationName(schema, name));
        }
        return searchPath.stream()
                .map(s -> relations.get(new RelationName(s, name)))
                .filter(r -> r != null)
                .findFirst();
    }
}
