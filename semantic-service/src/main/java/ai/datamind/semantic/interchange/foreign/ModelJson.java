package ai.datamind.semantic.interchange.foreign;

import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.measure.Percentile;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricHeader;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeSpine;
import ai.datamind.semantic.model.time.Window;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The semantic vocabulary as JSON, for what travels in extensions. Written and read back, every value is equal; absent members
 * are not written.
 */
@RegisterForReflection(
        targets = {
            CategoricalDimension.class,
            ElementRef.class,
            Entity.class,
            Filter.class,
            GlossaryTerm.class,
            Hierarchy.class,
            Literal.class,
            Measure.class,
            MeasureInput.class,
            Metric.class,
            MetricHeader.class,
            MetricInput.class,
            ModelDocument.class,
            NamedFilter.class,
            NonAdditive.class,
            Percentile.class,
            Relation.class,
            SemanticModel.class,
            SqlExpression.class,
            TimeDimension.class,
            TimeSpine.class,
            Window.class,
            ModelJson.FilterForm.class,
            ModelJson.LiteralForm.class,
            ModelJson.MetricForm.class,
            ModelJson.ExpressionForm.class
        })
public final class ModelJson {

    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .addMixIn(Filter.class, FilterForm.class)
            .addMixIn(Literal.class, LiteralForm.class)
            .addMixIn(Metric.class, MetricForm.class)
            .addMixIn(SqlExpression.class, ExpressionForm.class)
            .build();

    private ModelJson() {}

    public static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** @throws IllegalArgumentException when it is not what such a value looks like */
    public static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException misfit) {
            Throwable cause = misfit.getCause();
            throw new IllegalArgumentException(
                    cause instanceof IllegalArgumentException refused && refused.getMessage() != null
                            ? refused.getMessage()
                            : "the extension does not hold a " + type.getSimpleName() + " of ours",
                    misfit);
        }
    }

    @JsonTypeInfo(use = Id.NAME, property = "is")
    @JsonSubTypes({
        @Type(value = Filter.Compare.class, name = "compare"),
        @Type(value = Filter.In.class, name = "in"),
        @Type(value = Filter.Between.class, name = "between"),
        @Type(value = Filter.Like.class, name = "like"),
        @Type(value = Filter.IsNull.class, name = "is_null"),
        @Type(value = Filter.And.class, name = "and"),
        @Type(value = Filter.Or.class, name = "or"),
        @Type(value = Filter.Not.class, name = "not"),
        @Type(value = Filter.Named.class, name = "named"),
        @Type(value = Filter.OnMetric.class, name = "on_metric"),
        @Type(value = Filter.Template.class, name = "template")
    })
    interface FilterForm {}

    @JsonTypeInfo(use = Id.NAME, property = "is")
    @JsonSubTypes({
        @Type(value = Literal.Text.class, name = "text"),
        @Type(value = Literal.Number.class, name = "number"),
        @Type(value = Literal.Bool.class, name = "bool"),
        @Type(value = Literal.Date.class, name = "date"),
        @Type(value = Literal.Timestamp.class, name = "timestamp")
    })
    interface LiteralForm {}

    @JsonTypeInfo(use = Id.NAME, property = "is")
    @JsonSubTypes({
        @Type(value = Metric.Simple.class, name = "simple"),
        @Type(value = Metric.Ratio.class, name = "ratio"),
        @Type(value = Metric.Derived.class, name = "derived"),
        @Type(value = Metric.Cumulative.class, name = "cumulative"),
        @Type(value = Metric.Conversion.class, name = "conversion")
    })
    interface MetricForm {}

    abstract static class ExpressionForm {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // a mix-in declares a shape; the parameter is all it says
        ExpressionForm(String text) {}

        @JsonValue
        abstract String text();
    }
}
