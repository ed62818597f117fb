package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.document.Problem;
import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one document of models. */
public final class ModelReader {

    private ModelReader() {}

    /**
     * @param text YAML or JSON
     * @throws InvalidDocument with every problem found
     */
    public static ModelDocument read(String text) {
        List<Node> nodes = YamlText.documents(text);
        if (nodes.size() != 1) {
            throw new InvalidDocument(List.of(new Problem(
                    "$", 0, 0, nodes.isEmpty() ? "the document is empty" : "one document is expected", null)));
        }
        var problems = new ArrayList<Problem>();
        Fields fields = Fields.of(nodes.get(0), "$", problems);
        var document = fields.make(() -> document(fields));
        fields.end();
        if (!problems.isEmpty() || document.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        return document.get();
    }

    /** The glossary alone: a list of terms, or the member {@code glossary} or {@code terms} of an object. */
    public static List<GlossaryTerm> readGlossary(String text) {
        List<Node> nodes = YamlText.documents(text);
        var problems = new ArrayList<Problem>();
        var terms = new ArrayList<GlossaryTerm>();
        for (Node node : nodes) {
            Fields fields = Fields.of(node, "$", problems);
            terms.addAll(fields.list("glossary", ModelReader::term));
            terms.addAll(fields.list("terms", ModelReader::term));
            fields.end();
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        return terms;
    }

    private static ModelDocument document(Fields f) {
        return new ModelDocument(
                f.required("name"),
                f.text("description"),
                f.text("owner"),
                f.texts("tags"),
                f.choice("category", ModelDocument.Category.class, f.text("category")),
                f.choice("certification", Certification.class, f.text("certification")),
                f.list("semantic_models", SemanticModelReader::read),
                f.list("metrics", MetricReader::read),
                f.list("filters", ModelReader::filter),
                f.list("hierarchies", ModelReader::hierarchy),
                f.list("glossary", ModelReader::term),
                f.list("time_spines", ModelReader::spine));
    }

    private static NamedFilter filter(Fields f) {
        var condition = f.node("condition").map(n -> new FilterReader(true).read(Values.of(n)));
        return new NamedFilter(f.required("name"), condition.orElse(null), f.text("description"), f.texts("synonyms"));
    }

    private static Hierarchy hierarchy(Fields f) {
        return new Hierarchy(
                f.required("name"),
                f.texts("levels").stream().map(ElementRef::parse).toList(),
                f.text("description"),
                f.texts("synonyms"));
    }

    private static GlossaryTerm term(Fields f) {
        return new GlossaryTerm(
                f.required("term"), f.text("definition"), f.text("refers_to"), f.texts("synonyms"), f.text("owner"));
    }

    private static TimeSpine spine(Fields f) {
        String granularity = f.required("granularity");
        return new TimeSpine(
                Relation.parse(f.required("relation")),
                f.required("column"),
                TimeGranularity.of(granularity)
                        .orElseThrow(() -> new IllegalArgumentException("'" + granularity + "' is no granularity")),
                f.textMap("custom_granularities"));
    }
}
