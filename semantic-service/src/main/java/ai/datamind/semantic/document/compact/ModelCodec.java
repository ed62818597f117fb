package ai.datamind.semantic.document.compact;

import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.measure.Percentile;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;

/** A semantic model with its entities, dimensions and measures. */
final class ModelCodec {

    private static final EntityType[] ENTITY_TYPES = EntityType.values();
    private static final DataType[] DATA_TYPES = DataType.values();
    private static final TimeGranularity[] GRANULARITIES = TimeGranularity.values();
    private static final TimeDimension.Validity[] VALIDITIES = TimeDimension.Validity.values();
    private static final Aggregation[] AGGREGATIONS = Aggregation.values();
    private static final NonAdditive.Choice[] CHOICES = NonAdditive.Choice.values();

    private ModelCodec() {}

    static void write(Out out, SemanticModel model) {
        out.text(model.name());
        relation(out, model.relation());
        out.text(model.description());
        out.texts(model.synonyms());
        out.text(model.display());
        out.maybe(model.defaultTime(), DocumentCodec::reference);
        out.textMap(model.defaultJoins());
        out.text(model.primaryEntity());
        out.list(model.entities(), ModelCodec::entity);
        out.list(model.dimensions(), ModelCodec::dimension);
        out.list(model.measures(), ModelCodec::measure);
    }

    static SemanticModel read(In in) {
        return new SemanticModel(
                in.text(),
                relation(in),
                in.text(),
                in.texts(),
                in.text(),
                in.maybe(DocumentCodec::reference),
                in.textMap(),
                in.text(),
                in.list(ModelCodec::entity),
                in.list(ModelCodec::dimension),
                in.list(ModelCodec::measure));
    }

    static void relation(Out out, Relation relation) {
        out.text(relation.schema());
        out.text(relation.table());
    }

    static Relation relation(In in) {
        return new Relation(in.text(), in.text());
    }

    static void expression(Out out, SqlExpression expression) {
        out.text(expression.text());
    }

    static SqlExpression expression(In in) {
        return new SqlExpression(in.text());
    }

    private static void entity(Out out, Entity entity) {
        out.text(entity.name());
        out.choice(entity.type());
        out.list(entity.expressions(), ModelCodec::expression);
        out.text(entity.role());
        out.text(entity.description());
        out.texts(entity.synonyms());
    }

    private static Entity entity(In in) {
        return new Entity(
                in.text(), in.choice(ENTITY_TYPES), in.list(ModelCodec::expression), in.text(), in.text(), in.texts());
    }

    private static void dimension(Out out, Dimension dimension) {
        out.flag(dimension instanceof TimeDimension);
        out.text(dimension.name());
        expression(out, dimension.expression());
        out.choice(dimension.dataType());
        out.text(dimension.description());
        out.texts(dimension.synonyms());
        out.flag(dimension.partition());
        switch (dimension) {
            case CategoricalDimension categorical -> out.textMap(categorical.labels());
            case TimeDimension time -> {
                out.choice(time.granularity());
                out.choice(time.validity());
            }
        }
    }

    private static Dimension dimension(In in) {
        boolean time = in.flag();
        String name = in.text();
        SqlExpression expression = expression(in);
        DataType type = in.choice(DATA_TYPES);
        String description = in.text();
        var synonyms = in.texts();
        boolean partition = in.flag();
        return time
                ? new TimeDimension(
                        name,
                        expression,
                        in.choice(GRANULARITIES),
                        type,
                        description,
                        synonyms,
                        partition,
                        in.choice(VALIDITIES))
                : new CategoricalDimension(name, expression, type, description, synonyms, in.textMap(), partition);
    }

    private static void measure(Out out, Measure measure) {
        out.text(measure.name());
        out.choice(measure.aggregation());
        expression(out, measure.expression());
        out.maybe(measure.percentile(), ModelCodec::percentile);
        out.maybe(measure.nonAdditive(), ModelCodec::nonAdditive);
        out.maybe(measure.time(), DocumentCodec::reference);
        out.text(measure.unit());
        out.text(measure.description());
        out.texts(measure.synonyms());
    }

    private static Measure measure(In in) {
        return new Measure(
                in.text(),
                in.choice(AGGREGATIONS),
                expression(in),
                in.maybe(ModelCodec::percentile),
                in.maybe(ModelCodec::nonAdditive),
                in.maybe(DocumentCodec::reference),
                in.text(),
                in.text(),
                in.texts());
    }

    private static void percentile(Out out, Percentile percentile) {
        out.number(Double.doubleToLongBits(percentile.fraction()));
        out.flag(percentile.discrete());
    }

    private static Percentile percentile(In in) {
        return new Percentile(Double.longBitsToDouble(in.number()), in.flag());
    }

    private static void nonAdditive(Out out, NonAdditive rule) {
        out.text(rule.dimension());
        out.choice(rule.choice());
        out.texts(rule.windowGroupings());
    }

    private static NonAdditive nonAdditive(In in) {
        return new NonAdditive(in.text(), in.choice(CHOICES), in.texts());
    }
}
