package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.element.TimeDimension.Validity;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.measure.NonAdditive;
import ai.datamind.semantic.model.measure.Percentile;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.List;
import java.util.Optional;

/** One semantic model, in our spelling or dbt's. */
final class SemanticModelReader {

    private SemanticModelReader() {}

    static SemanticModel read(Fields f) {
        String time = f.text("default_time");
        Optional<Fields> defaults = f.fields("defaults");
        String dbtTime = defaults.map(d -> d.text("agg_time_dimension")).orElse(null);
        defaults.ifPresent(Fields::end);
        ignored(f, "label", "config", "meta");
        return new SemanticModel(
                f.required("name"),
                relation(f),
                f.text("description"),
                f.texts("synonyms"),
                f.text("display"),
                reference(time == null ? dbtTime : time),
                f.textMap("default_joins"),
                f.text("primary_entity"),
                f.list("entities", SemanticModelReader::entity),
                f.list("dimensions", SemanticModelReader::dimension),
                f.list("measures", SemanticModelReader::measure));
    }

    /** Members of dbt's that change no meaning. */
    private static void ignored(Fields f, String... keys) {
        for (String key : keys) {
            f.has(key);
        }
    }

    private static ElementRef reference(String text) {
        return text == null ? null : ElementRef.parse(text);
    }

    private static Relation relation(Fields f) {
        Optional<Fields> node = f.fields("node_relation");
        if (node.isPresent()) {
            Fields n = node.get();
            ignored(n, "database", "relation_name");
            var relation = new Relation(n.text("schema_name"), n.required("alias"));
            n.end();
            return relation;
        }
        return Relation.parse(f.required("relation"));
    }

    private static SqlExpression expression(Fields f) {
        String column = f.text("column");
        String expr = f.text("expr");
        if (column != null && expr != null) {
            throw new IllegalArgumentException("either column or expr, not both");
        }
        return column != null ? SqlExpression.column(column) : expr == null ? null : new SqlExpression(expr);
    }

    private static Entity entity(Fields f) {
        ignored(f, "label", "config");
        String name = f.required("name");
        List<SqlExpression> columns =
                f.texts("columns").stream().map(SqlExpression::column).toList();
        SqlExpression single = expression(f);
        List<SqlExpression> keys =
                !columns.isEmpty() ? columns : List.of(single != null ? single : SqlExpression.column(name));
        return new Entity(
                name,
                f.choice("type", EntityType.class, f.required("type")),
                keys,
                f.text("role"),
                f.text("description"),
                f.texts("synonyms"));
    }

    private static Dimension dimension(Fields f) {
        ignored(f, "label", "config");
        String name = f.required("name");
        String type = f.text("type");
        boolean partition = f.flag("partition") | f.flag("is_partition");
        DataType data = f.choice("data_type", DataType.class, f.text("data_type"));
        if (type == null || type.equalsIgnoreCase("categorical")) {
            ignored(f, "type_params");
            return new CategoricalDimension(
                    name,
                    expression(f),
                    data,
                    f.text("description"),
                    f.texts("synonyms"),
                    f.textMap("labels"),
                    partition);
        }
        if (!type.equalsIgnoreCase("time")) {
            throw new IllegalArgumentException(
                    "dimension '" + name + "': type '" + type + "' is none of categorical, time");
        }
        Optional<Fields> params = f.fields("type_params");
        String granularity = f.text("granularity");
        String dbtGranularity = params.map(p -> p.text("time_granularity")).orElse(null);
        Validity validity = f.choice("validity", Validity.class, f.text("validity"));
        Validity dbtValidity = params.flatMap(p -> p.fields("validity_params"))
                .map(v -> v.flag("is_start") ? Validity.START : v.flag("is_end") ? Validity.END : Validity.NONE)
                .orElse(null);
        params.ifPresent(Fields::end);
        return new TimeDimension(
                name,
                expression(f),
                granularity(granularity != null ? granularity : dbtGranularity),
                data,
                f.text("description"),
                f.texts("synonyms"),
                partition,
                validity != null ? validity : dbtValidity);
    }

    static TimeGranularity granularity(String word) {
        return word == null
                ? null
                : TimeGranularity.of(word)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no granularity"));
    }

    private static Measure measure(Fields f) {
        ignored(f, "label", "config", "create_metric");
        String name = f.required("name");
        String agg = f.required("agg");
        var aggregation = Aggregation.of(agg)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "measure '" + name + "': agg '" + agg
                                        + "' is none of sum, sum_boolean, count, count_distinct, average, min, max, median, percentile"));
        Percentile percentile = f.fields("percentile")
                .or(() -> f.fields("agg_params"))
                .map(SemanticModelReader::percentile)
                .orElse(null);
        return new Measure(
                name,
                aggregation,
                expression(f),
                aggregation == Aggregation.PERCENTILE ? percentile : null,
                nonAdditive(f),
                reference(f.text("time", "agg_time_dimension")),
                f.text("unit"),
                f.text("description"),
                f.texts("synonyms"));
    }

    private static Percentile percentile(Fields p) {
        String fraction = p.text("fraction", "percentile");
        boolean discrete = p.flag("discrete") | p.flag("use_discrete_percentile");
        // PostgreSQL has no approximate percentile; the exact one is one as well.
        p.flag("use_approximate_percentile");
        p.end();
        return fraction == null ? null : new Percentile(Double.parseDouble(fraction), discrete);
    }

    private static NonAdditive nonAdditive(Fields f) {
        return f.fields("non_additive")
                .or(() -> f.fields("non_additive_dimension"))
                .map(n -> {
                    String dimension = n.text("dimension", "name");
                    String choice = n.text("choice", "window_choice");
                    NonAdditive.Choice which =
                            choice == null || choice.equalsIgnoreCase("max") || choice.equalsIgnoreCase("last")
                                    ? NonAdditive.Choice.LAST
                                    : NonAdditive.Choice.FIRST;
                    var value = new NonAdditive(dimension, which, n.texts("window_groupings"));
                    n.end();
                    return value;
                })
                .orElse(null);
    }
}
