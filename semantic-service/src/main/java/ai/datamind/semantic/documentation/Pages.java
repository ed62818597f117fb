package ai.datamind.semantic.documentation;

import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.documentation.Block.Drawing;
import ai.datamind.semantic.documentation.Block.Heading;
import ai.datamind.semantic.documentation.Block.Paragraph;
import ai.datamind.semantic.documentation.Block.Table;
import ai.datamind.semantic.documentation.Diagram.Arrow;
import ai.datamind.semantic.documentation.Diagram.Box;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A document as a page: what it is about, how its models are joined, every metric, model and word of it. */
final class Pages {

    private final ModelDocument document;
    private final QualityBoard quality;
    private final List<Block> blocks = new ArrayList<>();

    private Pages(ModelDocument document, QualityBoard quality) {
        this.document = document;
        this.quality = quality;
    }

    static Page of(ModelDocument document, QualityBoard quality) {
        var pages = new Pages(document, quality);
        pages.write();
        return new Page(document.name(), pages.blocks);
    }

    private void write() {
        if (document.description() != null) {
            blocks.add(new Paragraph(document.description()));
        }
        blocks.add(new Table(
                List.of("Owner", "Category", "Certification", "Tags"),
                List.of(List.of(
                        said(document.owner()),
                        word(document.category()),
                        word(document.certification()),
                        String.join(", ", document.tags())))));
        if (!document.semanticModels().isEmpty()) {
            blocks.add(new Heading(2, "How the models are joined"));
            blocks.add(new Drawing(diagram()));
        }
        metrics();
        document.semanticModels().forEach(this::model);
        rest();
    }

    private Diagram diagram() {
        var boxes = new ArrayList<Box>();
        var arrows = new ArrayList<Arrow>();
        for (SemanticModel model : document.semanticModels()) {
            var lines = new ArrayList<String>();
            model.entities().forEach(e -> lines.add(word(e.type()) + " " + e.link()));
            model.measures().forEach(m -> lines.add("measure " + m.name()));
            boxes.add(new Box(model.name(), lines));
            model.entities().stream()
                    .filter(e -> e.type() == EntityType.FOREIGN)
                    .forEach(e -> keyed(e).forEach(target -> arrows.add(new Arrow(model.name(), target, e.link()))));
        }
        return new Diagram(boxes, arrows);
    }

    private List<String> keyed(Entity foreign) {
        return document.semanticModels().stream()
                .filter(m -> m.entities().stream()
                        .anyMatch(e -> e.name().equals(foreign.name()) && e.type() != EntityType.FOREIGN))
                .map(SemanticModel::name)
                .toList();
    }

    private void metrics() {
        if (document.metrics().isEmpty()) {
            return;
        }
        blocks.add(new Heading(2, "Metrics"));
        blocks.add(new Table(
                List.of("Metric", "Kind", "Definition", "Unit", "Description", "Also called"),
                document.metrics().stream().map(Pages::metric).toList()));
    }

    private static List<String> metric(Metric metric) {
        return List.of(
                metric.name(),
                metric.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                definition(metric),
                said(metric.header().unit()),
                said(metric.header().description()),
                String.join(", ", metric.header().synonyms()));
    }

    static String definition(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple -> simple.measure().measure();
            case Metric.Ratio ratio ->
                ratio.numerator().metric() + " / " + ratio.denominator().metric();
            case Metric.Derived derived -> derived.expression().text();
            case Metric.Cumulative cumulative ->
                cumulative.measure().measure()
                        + (cumulative.window() != null
                                ? " over " + cumulative.window()
                                : cumulative.grainToDate() != null
                                        ? " since the start of the " + cumulative.grainToDate()
                                        : " over all time");
            case Metric.Conversion conversion ->
                conversion.conversion().measure() + " after "
                        + conversion.base().measure() + " per " + conversion.entity()
                        + (conversion.window() == null ? "" : " within " + conversion.window());
        };
    }

    private void model(SemanticModel model) {
        blocks.add(new Heading(2, model.name()));
        if (model.description() != null) {
            blocks.add(new Paragraph(model.description()));
        }
        blocks.add(new Paragraph("Relation: " + model.relation()
                + quality.of(model.relation()).map(Pages::trust).orElse("")));
        table(
                "Keys",
                List.of("Key", "Kind", "Columns", "Description"),
                model.entities().stream()
                        .map(e -> List.of(e.link(), word(e.type()), expressions(e), said(e.description())))
                        .toList());
        table(
                "Dimensions",
                List.of("Dimension", "Type", "Expression", "Description", "Also called"),
                model.dimensions().stream()
                        .map(d -> List.of(
                                d.name(),
                                type(d),
                                d.expression().text(),
                                said(d.description()),
                                String.join(", ", d.synonyms())))
                        .toList());
        table(
                "Measures",
                List.of("Measure", "Aggregation", "Expression", "Unit", "Description"),
                model.measures().stream().map(Pages::measure).toList());
    }

    private static String trust(ModelQuality quality) {
        return " · data quality: " + word(quality.status()) + " (" + quality.passed() + " of " + quality.tests()
                + " tests passed)";
    }

    private static String expressions(Entity entity) {
        return String.join(
                ", ", entity.expressions().stream().map(e -> e.text()).toList());
    }

    private static String type(Dimension dimension) {
        String type = word(dimension.dataType());
        return dimension instanceof TimeDimension time
                ? type + ", by " + time.granularity().word()
                : type;
    }

    private static List<String> measure(Measure measure) {
        return List.of(
                measure.name(),
                measure.aggregation().word(),
                measure.expression().text(),
                said(measure.unit()),
                said(measure.description()));
    }

    private void rest() {
        table(
                "Hierarchies",
                List.of("Hierarchy", "Levels", "Description"),
                document.hierarchies().stream()
                        .map(h -> List.of(
                                h.name(),
                                String.join(
                                        " › ",
                                        h.levels().stream()
                                                .map(Object::toString)
                                                .toList()),
                                said(h.description())))
                        .toList());
        table(
                "Named filters",
                List.of("Filter", "Description", "Also called"),
                document.filters().stream()
                        .map(f -> List.of(f.name(), said(f.description()), String.join(", ", f.synonyms())))
                        .toList());
        table(
                "Glossary",
                List.of("Term", "Definition", "Stands for", "Also called"),
                document.glossary().stream()
                        .map(t ->
                                List.of(t.term(), t.definition(), said(t.refersTo()), String.join(", ", t.synonyms())))
                        .toList());
    }

    private void table(String title, List<String> headers, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Heading(3, title));
            blocks.add(new Table(headers, rows));
        }
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
