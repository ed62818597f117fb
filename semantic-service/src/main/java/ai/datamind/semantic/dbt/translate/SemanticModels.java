package ai.datamind.semantic.dbt.translate;

import ai.datamind.semantic.dbt.artifact.DbtColumn;
import ai.datamind.semantic.dbt.artifact.DbtElement;
import ai.datamind.semantic.dbt.artifact.DbtManifest;
import ai.datamind.semantic.dbt.artifact.DbtNode;
import ai.datamind.semantic.dbt.artifact.stream.Fields;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.element.TimeDimension.Validity;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** dbt's semantic models, as MetricFlow defines them. */
final class SemanticModels {

    private final DbtManifest manifest;
    private final Attempts attempts;

    SemanticModels(DbtManifest manifest, Attempts attempts) {
        this.manifest = manifest;
        this.attempts = attempts;
    }

    Optional<SemanticModel> translate(DbtElement element) {
        JsonNode body = element.body();
        Optional<DbtNode> node = element.dependsOn().stream()
                .flatMap(id -> manifest.node(id).stream())
                .findFirst();
        return attempts.make(
                element.uniqueId(),
                () -> new SemanticModel(
                        element.name(),
                        relation(body, node),
                        Fields.text(body, "description"),
                        synonyms(body, element.name()),
                        null,
                        time(Fields.text(body.path("defaults"), "agg_time_dimension")),
                        Map.of(),
                        Fields.text(body, "primary_entity"),
                        each(element, body.path("entities"), "entity", SemanticModels::entity),
                        each(element, body.path("dimensions"), "dimension", d -> dimension(d, node)),
                        each(element, body.path("measures"), "measure", Measures::measure)));
    }

    private <T> List<T> each(
            DbtElement owner, JsonNode parts, String kind, java.util.function.Function<JsonNode, T> translate) {
        var made = new ArrayList<T>();
        for (JsonNode part : parts) {
            String id = owner.uniqueId() + " " + kind + " " + Fields.text(part, "name");
            attempts.make(id, () -> translate.apply(part)).ifPresent(made::add);
        }
        return made;
    }

    private static Relation relation(JsonNode body, Optional<DbtNode> node) {
        JsonNode stored = body.path("node_relation");
        String alias = Fields.text(stored, "alias");
        if (alias != null) {
            return new Relation(Fields.text(stored, "schema_name"), alias);
        }
        return node.map(DbtNode::relation)
                .map(r -> new Relation(r.schema(), r.name()))
                .orElseThrow(() -> new IllegalArgumentException("it is not said which relation it is over"));
    }

    private static Entity entity(JsonNode entity) {
        String name = Fields.text(entity, "name");
        return new Entity(
                name,
                EntityType.valueOf(word(entity, "type").toUpperCase(Locale.ROOT)),
                List.of(expression(entity, name)),
                Fields.text(entity, "role"),
                Fields.text(entity, "description"),
                synonyms(entity, name));
    }

    private static Dimension dimension(JsonNode dimension, Optional<DbtNode> node) {
        String name = Fields.text(dimension, "name");
        SqlExpression expression = expression(dimension, name);
        DataType type = expression
                .asColumn()
                .flatMap(column -> node.flatMap(n -> column(n, column)))
                .map(c -> StoredTypes.of(c.dataType()))
                .orElse(DataType.UNKNOWN);
        boolean partition = Fields.flag(dimension, "is_partition");
        String description = Fields.text(dimension, "description");
        List<String> synonyms = synonyms(dimension, name);
        return switch (word(dimension, "type").toLowerCase(Locale.ROOT)) {
            case "categorical" ->
                new CategoricalDimension(name, expression, type, description, synonyms, Map.of(), partition);
            case "time" ->
                new TimeDimension(
                        name,
                        expression,
                        granularity(dimension.path("type_params")),
                        type,
                        description,
                        synonyms,
                        partition,
                        validity(dimension.path("type_params").path("validity_params")));
            default -> throw new IllegalArgumentException("dimension '" + name + "' is neither categorical nor time");
        };
    }

    private static TimeGranularity granularity(JsonNode parameters) {
        String word = Fields.text(parameters, "time_granularity");
        return word == null
                ? TimeGranularity.DAY
                : TimeGranularity.of(word)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no time granularity"));
    }

    private static Validity validity(JsonNode parameters) {
        return Fields.flag(parameters, "is_start")
                ? Validity.START
                : Fields.flag(parameters, "is_end") ? Validity.END : Validity.NONE;
    }

    static Optional<DbtColumn> column(DbtNode node, String name) {
        return node.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static ElementRef time(String name) {
        return name == null ? null : ElementRef.parse(name);
    }

    static SqlExpression expression(JsonNode part, String name) {
        String written = Fields.text(part, "expr");
        return written != null ? new SqlExpression(written) : name == null ? null : SqlExpression.column(name);
    }

    /** What people see in dbt's tools is a word they will ask with. */
    static List<String> synonyms(JsonNode part, String name) {
        String label = Fields.text(part, "label");
        return label == null || label.equalsIgnoreCase(name) ? List.of() : List.of(label);
    }

    static String word(JsonNode part, String member) {
        String word = Fields.text(part, member);
        if (word == null) {
            throw new IllegalArgumentException("'" + member + "' is missing");
        }
        return word;
    }
}
