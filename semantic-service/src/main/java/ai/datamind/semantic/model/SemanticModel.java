package ai.datamind.semantic.model;

import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.Names;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.Relation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One relation and what its columns mean. {@code display} is the dimension that shows a bare entity of this model;
 * {@code defaultTime} the time its measures are counted by (a path, it may lie in a joined model); {@code defaultJoins}
 * says for an entity that several paths reach from here which one is meant. {@code primaryEntity} names the entity whose
 * key is no column of the relation; its dimensions are still reached by that name.
 */
public record SemanticModel(
        String name,
        Relation relation,
        String description,
        List<String> synonyms,
        String display,
        ElementRef defaultTime,
        Map<String, String> defaultJoins,
        String primaryEntity,
        List<Entity> entities,
        List<Dimension> dimensions,
        List<Measure> measures) {

    public SemanticModel {
        Names.require("semantic model", name);
        if (relation == null) {
            throw new IllegalArgumentException("semantic model '" + name + "' needs its relation");
        }
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
        defaultJoins = defaultJoins == null ? Map.of() : Map.copyOf(defaultJoins);
        entities = entities == null ? List.of() : List.copyOf(entities);
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        measures = measures == null ? List.of() : List.copyOf(measures);
        requireUnique(name, "link", entities.stream().map(Entity::link));
        requireUnique(name, "dimension", dimensions.stream().map(Dimension::name));
        requireUnique(name, "measure", measures.stream().map(Measure::name));
        String shown = display;
        if (shown != null && dimensions.stream().noneMatch(d -> d.name().equals(shown))) {
            throw new IllegalArgumentException(
                    "semantic model '" + name + "': display '" + shown + "' is none of its dimensions");
        }
    }

    /** The same model with other dimensions. */
    public SemanticModel with(List<Dimension> others) {
        return new SemanticModel(
                name,
                relation,
                description,
                synonyms,
                display,
                defaultTime,
                defaultJoins,
                primaryEntity,
                entities,
                others,
                measures);
    }

    /** The same model with other measures. */
    public SemanticModel measured(List<Measure> others) {
        return new SemanticModel(
                name,
                relation,
                description,
                synonyms,
                display,
                defaultTime,
                defaultJoins,
                primaryEntity,
                entities,
                dimensions,
                others);
    }

    private static void requireUnique(String model, String kind, Stream<String> names) {
        var seen = new HashSet<String>();
        names.filter(n -> !seen.add(n)).findFirst().ifPresent(n -> {
            throw new IllegalArgumentException("semantic model '" + model + "' has the " + kind + " '" + n + "' twice");
        });
    }

    public Optional<Dimension> dimension(String dimension) {
        return dimensions.stream().filter(d -> d.name().equals(dimension)).findFirst();
    }

    public Optional<Measure> measure(String measure) {
        return measures.stream().filter(m -> m.name().equals(measure)).findFirst();
    }

    /** The entity that a link of a path means here. */
    public Optional<Entity> link(String link) {
        return entities.stream().filter(e -> e.link().equals(link)).findFirst();
    }

    /** The entity whose rows these are: the declared primary, or else the first unique or natural one. */
    public Optional<Entity> key() {
        return Stream.of(EntityType.PRIMARY, EntityType.NATURAL, EntityType.UNIQUE)
                .flatMap(type -> entities.stream().filter(e -> e.type() == type))
                .findFirst();
    }

    /** The word by which this model's own dimensions are reached, when it has one. */
    public Optional<String> ownLink() {
        return primaryEntity != null ? Optional.of(primaryEntity) : key().map(Entity::name);
    }
}
