package ai.datamind.semantic.model.element;

import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;
import java.util.Optional;

/**
 * A key of a model. {@code name} is what is shared between models ("nation"); {@code role} is what this link to it is
 * called when the entity plays several parts ("origin" for an airport), else null. {@code expressions} holds one entry per
 * key column.
 */
public record Entity(
        String name,
        EntityType type,
        List<SqlExpression> expressions,
        String role,
        String description,
        List<String> synonyms) {

    public Entity {
        Names.require("entity", name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "entity '" + name + "' needs a type: primary, unique, foreign or natural");
        }
        if (role != null) {
            Names.require("role", role);
        }
        expressions = expressions == null ? List.of() : List.copyOf(expressions);
        if (expressions.isEmpty()) {
            throw new IllegalArgumentException("entity '" + name + "' needs its columns");
        }
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }

    public static Entity of(String name, EntityType type, String... columns) {
        return new Entity(
                name, type, List.of(columns).stream().map(SqlExpression::column).toList(), null, null, List.of());
    }

    /** The word that a path uses for this link: the role where there is one, else the entity. */
    public String link() {
        return role == null ? name : role;
    }

    /** The key's columns, when it is made of nothing but columns. */
    public Optional<List<String>> columns() {
        List<String> columns =
                expressions.stream().flatMap(e -> e.asColumn().stream()).toList();
        return columns.size() == expressions.size() ? Optional.of(columns) : Optional.empty();
    }
}
