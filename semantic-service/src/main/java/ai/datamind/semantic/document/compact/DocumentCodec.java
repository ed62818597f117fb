package ai.datamind.semantic.document.compact;

import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.time.DatePart;
import ai.datamind.semantic.model.time.TimeGranularity;
import ai.datamind.semantic.model.time.TimeSpine;

/** A document and what it says beside its models and metrics. */
final class DocumentCodec {

    private static final ModelDocument.Category[] CATEGORIES = ModelDocument.Category.values();
    static final Certification[] CERTIFICATIONS = Certification.values();

    private DocumentCodec() {}

    static void write(Out out, ModelDocument document) {
        out.text(document.name());
        out.text(document.description());
        out.text(document.owner());
        out.texts(document.tags());
        out.choice(document.category());
        out.choice(document.certification());
        out.list(document.semanticModels(), ModelCodec::write);
        out.list(document.metrics(), MetricCodec::write);
        out.list(document.filters(), DocumentCodec::filter);
        out.list(document.hierarchies(), DocumentCodec::hierarchy);
        out.list(document.glossary(), DocumentCodec::term);
        out.list(document.timeSpines(), DocumentCodec::spine);
    }

    static ModelDocument read(In in) {
        return new ModelDocument(
                in.text(),
                in.text(),
                in.text(),
                in.texts(),
                in.choice(CATEGORIES),
                in.choice(CERTIFICATIONS),
                in.list(ModelCodec::read),
                in.list(MetricCodec::read),
                in.list(DocumentCodec::filter),
                in.list(DocumentCodec::hierarchy),
                in.list(DocumentCodec::term),
                in.list(DocumentCodec::spine));
    }

    private static void filter(Out out, NamedFilter filter) {
        out.text(filter.name());
        FilterCodec.write(out, filter.condition());
        out.text(filter.description());
        out.texts(filter.synonyms());
    }

    private static NamedFilter filter(In in) {
        return new NamedFilter(in.text(), FilterCodec.read(in), in.text(), in.texts());
    }

    private static void hierarchy(Out out, Hierarchy hierarchy) {
        out.text(hierarchy.name());
        out.list(hierarchy.levels(), DocumentCodec::reference);
        out.text(hierarchy.description());
        out.texts(hierarchy.synonyms());
    }

    private static Hierarchy hierarchy(In in) {
        return new Hierarchy(in.text(), in.list(DocumentCodec::reference), in.text(), in.texts());
    }

    private static void term(Out out, GlossaryTerm term) {
        out.text(term.term());
        out.text(term.definition());
        out.text(term.refersTo());
        out.texts(term.synonyms());
        out.text(term.owner());
    }

    private static GlossaryTerm term(In in) {
        return new GlossaryTerm(in.text(), in.text(), in.text(), in.texts(), in.text());
    }

    private static void spine(Out out, TimeSpine spine) {
        ModelCodec.relation(out, spine.relation());
        out.text(spine.column());
        out.choice(spine.granularity());
        out.textMap(spine.customGranularities());
    }

    private static TimeSpine spine(In in) {
        return new TimeSpine(ModelCodec.relation(in), in.text(), in.choice(TimeGranularity.values()), in.textMap());
    }

    static void reference(Out out, ElementRef reference) {
        out.texts(reference.path());
        out.text(reference.name());
        out.text(reference.grain());
        out.choice(reference.part());
    }

    static ElementRef reference(In in) {
        return new ElementRef(in.texts(), in.text(), in.text(), in.choice(DatePart.values()));
    }
}
