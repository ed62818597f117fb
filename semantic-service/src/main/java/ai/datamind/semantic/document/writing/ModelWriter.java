package ai.datamind.semantic.document.writing;

import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeSpine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Documents as text; what is read back is equal to what was written. */
public final class ModelWriter {

    private ModelWriter() {}

    public static String yaml(ModelDocument document) {
        return yaml(map(document));
    }

    /** @param document as {@link #map} gives it */
    public static String yaml(Map<String, Object> document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return new Yaml(new Times(options), options).dump(document);
    }

    /** Dates and times as YAML's own. */
    private static final class Times extends Representer {

        Times(DumperOptions options) {
            super(options);
            representers.put(LocalDate.class, d -> representScalar(Tag.TIMESTAMP, d.toString()));
            representers.put(
                    LocalDateTime.class,
                    t -> representScalar(
                            Tag.TIMESTAMP, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format((LocalDateTime) t)));
        }
    }

    /** The document as maps and lists, members without a value left out. */
    public static Map<String, Object> map(ModelDocument document) {
        return members(m -> {
            m.put("name", document.name());
            m.put("description", document.description());
            m.put("owner", document.owner());
            m.put("tags", document.tags());
            m.put("category", word(document.category()));
            m.put("certification", word(document.certification()));
            m.put("semantic_models", all(document.semanticModels(), ModelWriter::model));
            m.put("metrics", all(document.metrics(), MetricWriter::map));
            m.put("filters", all(document.filters(), ModelWriter::filter));
            m.put("hierarchies", all(document.hierarchies(), ModelWriter::hierarchy));
            m.put("glossary", all(document.glossary(), ModelWriter::term));
            m.put("time_spines", all(document.timeSpines(), ModelWriter::spine));
            return m;
        });
    }

    static Map<String, Object> members(Function<Map<String, Object>, Map<String, Object>> fill) {
        Map<String, Object> map = fill.apply(new LinkedHashMap<>());
        map.values()
                .removeIf(v -> v == null
                        || (v instanceof List<?> list && list.isEmpty())
                        || (v instanceof Map<?, ?> inner && inner.isEmpty())
                        || Boolean.FALSE.equals(v));
        return map;
    }

    static <T> List<Object> all(List<T> values, Function<T, Map<String, Object>> one) {
        return values.stream().map(v -> (Object) one.apply(v)).toList();
    }

    static String word(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> model(SemanticModel model) {
        return members(m -> {
            m.put("name", model.name());
            m.put("relation", relation(model.relation()));
            m.put("description", model.description());
            m.put("synonyms", model.synonyms());
            m.put("display", model.display());
            m.put("default_time", text(model.defaultTime()));
            m.put("default_joins", new java.util.TreeMap<>(model.defaultJoins()));
            m.put("primary_entity", model.primaryEntity());
            m.put("entities", all(model.entities(), ModelWriter::entity));
            m.put("dimensions", all(model.dimensions(), ModelWriter::dimension));
            m.put("measures", all(model.measures(), ModelWriter::measure));
            return m;
        });
    }

    private static String relation(ai.datamind.semantic.model.sql.Relation relation) {
        String table = part(relation.table());
        return relation.schema() == null ? table : part(relation.schema()) + "." + table;
    }

    private static String part(String name) {
        boolean plain = name.indexOf('.') < 0 && name.indexOf('"') < 0 && name.equals(name.trim());
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Map<String, Object> entity(Entity entity) {
        return members(m -> {
            m.put("name", entity.name());
            m.put("type", word(entity.type()));
            if (entity.expressions().size() == 1) {
                expression(m, entity.expressions().get(0));
            } else {
                m.put(
                        "columns",
                        entity.expressions().stream()
                                .map(e -> e.asColumn().orElse(e.text()))
                                .toList());
            }
            m.put("role", entity.role());
            m.put("description", entity.description());
            m.put("synonyms", entity.synonyms());
            return m;
        });
    }

    /** A column by its stored name, anything else as it is written. */
    private static void expression(Map<String, Object> m, SqlExpression expression) {
        expression.asColumn().ifPresentOrElse(c -> m.put("column", c), () -> m.put("expr", expression.text()));
    }

    private static Map<String, Object> dimension(Dimension dimension) {
        return members(m -> {
            m.put("name", dimension.name());
            m.put("type", dimension instanceof TimeDimension ? "time" : null);
            expression(m, dimension.expression());
            m.put("data_type", word(dimension.dataType()));
            if (dimension instanceof TimeDimension time) {
                m.put("granularity", time.granularity().word());
                m.put("validity", time.validity() == TimeDimension.Validity.NONE ? null : word(time.validity()));
            }
            m.put("description", dimension.description());
            m.put("synonyms", dimension.synonyms());
            m.put("labels", dimension instanceof CategoricalDimension c ? c.labels() : null);
            m.put("partition", dimension.partition());
            return m;
        });
    }

    private static Map<String, Object> measure(Measure measure) {
        return members(m -> {
            m.put("name", measure.name());
            m.put("agg", measure.aggregation().word());
            expression(m, measure.expression());
            if (measure.percentile() != null) {
                m.put("percentile", members(p -> {
                    p.put("fraction", measure.percentile().fraction());
                    p.put("discrete", measure.percentile().discrete());
                    return p;
                }));
            }
            if (measure.nonAdditive() != null) {
                m.put("non_additive", members(n -> {
                    n.put("dimension", measure.nonAdditive().dimension());
                    n.put("choice", word(measure.nonAdditive().choice()));
                    n.put("window_groupings", measure.nonAdditive().windowGroupings());
                    return n;
                }));
            }
            m.put("time", text(measure.time()));
            m.put("unit", measure.unit());
            m.put("description", measure.description());
            m.put("synonyms", measure.synonyms());
            return m;
        });
    }

    private static Map<String, Object> filter(NamedFilter filter) {
        return members(m -> {
            m.put("name", filter.name());
            m.put("condition", FilterWriter.value(filter.condition()));
            m.put("description", filter.description());
            m.put("synonyms", filter.synonyms());
            return m;
        });
    }

    private static Map<String, Object> hierarchy(Hierarchy hierarchy) {
        return members(m -> {
            m.put("name", hierarchy.name());
            m.put(
                    "levels",
                    hierarchy.levels().stream().map(ElementRef::toString).toList());
            m.put("description", hierarchy.description());
            m.put("synonyms", hierarchy.synonyms());
            return m;
        });
    }

    private static Map<String, Object> term(GlossaryTerm term) {
        return members(m -> {
            m.put("term", term.term());
            m.put("definition", term.definition());
            m.put("refers_to", term.refersTo());
            m.put("synonyms", term.synonyms());
            m.put("owner", term.owner());
            return m;
        });
    }

    private static Map<String, Object> spine(TimeSpine spine) {
        return members(m -> {
            m.put("relation", relation(spine.relation()));
            m.put("column", spine.column());
            m.put("granularity", spine.granularity().word());
            m.put("custom_granularities", new java.util.TreeMap<>(spine.customGranularities()));
            return m;
        });
    }
}
