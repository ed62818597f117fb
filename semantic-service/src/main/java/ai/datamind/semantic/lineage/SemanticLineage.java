package ai.datamind.semantic.lineage;

import ai.datamind.semantic.lineage.LineageNode.Kind;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.metric.MeasureInput;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.metric.MetricInput;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** From columns through dimensions and measures of semantic models to metrics. */
final class SemanticLineage {

    private final LineageGraph.Builder graph;
    private final SemanticManifest manifest;

    private SemanticLineage(LineageGraph.Builder graph, SemanticManifest manifest) {
        this.graph = graph;
        this.manifest = manifest;
    }

    static void add(LineageGraph.Builder graph, SemanticManifest manifest) {
        var lineage = new SemanticLineage(graph, manifest);
        manifest.models().forEach(lineage::model);
        manifest.metrics()
                .forEach(m -> graph.add(
                        LineageNode.of(Kind.METRIC, m.name(), m.header().description(), null)));
        manifest.metrics().forEach(lineage::metric);
    }

    private void model(SemanticModel model) {
        String id = graph.add(LineageNode.of(Kind.SEMANTIC_MODEL, model.name(), model.description(), null));
        String table = graph.add(LineageNode.of(Kind.TABLE, name(model.relation()), null, null));
        graph.edge(table, id, LineageEdge.Kind.READS);
        model.dimensions().forEach(d -> part(model, id, Kind.DIMENSION, d.name(), d.description(), d.expression()));
        model.measures().forEach(m -> part(model, id, Kind.MEASURE, m.name(), m.description(), m.expression()));
    }

    private void part(
            SemanticModel model, String owner, Kind kind, String name, String description, SqlExpression expression) {
        String id = graph.add(LineageNode.of(kind, model.name() + "." + name, description, null));
        graph.edge(id, owner, LineageEdge.Kind.PART_OF);
        for (String column : expression.columns()) {
            graph.edge(LineageNode.id(Kind.COLUMN, name(model.relation()) + "." + column), id, LineageEdge.Kind.READS);
        }
    }

    private void metric(Metric metric) {
        String id = LineageNode.id(Kind.METRIC, metric.name());
        switch (metric) {
            case Metric.Simple simple -> measures(id, simple.measure());
            case Metric.Cumulative cumulative -> measures(id, cumulative.measure());
            case Metric.Conversion conversion -> measures(id, conversion.base(), conversion.conversion());
            case Metric.Ratio ratio -> metrics(id, List.of(ratio.numerator(), ratio.denominator()));
            case Metric.Derived derived -> metrics(id, derived.inputs());
        }
    }

    private void measures(String metric, MeasureInput... inputs) {
        Stream.of(inputs).forEach(i -> measure(metric, i.measure()));
    }

    private void measure(String metric, String measure) {
        manifest.measure(measure).ifPresent(owned -> {
            graph.edge(
                    LineageNode.id(Kind.MEASURE, owned.model().name() + "." + measure), metric, LineageEdge.Kind.READS);
            graph.edge(LineageNode.id(Kind.SEMANTIC_MODEL, owned.model().name()), metric, LineageEdge.Kind.READS);
        });
    }

    private void metrics(String metric, List<MetricInput> inputs) {
        Set<String> declared = new TreeSet<>();
        manifest.metrics().forEach(m -> declared.add(m.name()));
        for (MetricInput input : inputs) {
            if (declared.contains(input.metric())) {
                graph.edge(LineageNode.id(Kind.METRIC, input.metric()), metric, LineageEdge.Kind.READS);
            } else {
                measure(metric, input.metric());
            }
        }
    }

    static String name(Relation relation) {
        return (relation.schema() == null ? "public" : relation.schema()) + "." + relation.table();
    }
}
