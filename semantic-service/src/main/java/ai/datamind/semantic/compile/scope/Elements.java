package ai.datamind.semantic.compile.scope;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.join.Element;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.join.Resolution;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.ArrayList;
import java.util.Map;

/** The one element that a reference means, seen from a model; a refusal where it is none or several. */
record Elements(JoinGraph graph, SemanticModel model, Map<String, String> defaults) {

    Element of(ElementRef ref) {
        return switch (graph.resolve(model, ref, defaults)) {
            case Resolution.Found found -> found.element();
            case Resolution.Ambiguous ambiguous ->
                throw new CompileRefusal(
                        Reason.AMBIGUOUS_PATH,
                        "'" + ref.element() + "' can be reached from '" + model.name() + "' in several ways; say which",
                        ambiguous.candidates().stream()
                                .map(Element::reference)
                                .distinct()
                                .toList());
            case Resolution.Missing missing -> {
                Reason reason = missing.reason().contains("multiply")
                        ? Reason.FAN_OUT
                        : missing.reason().startsWith("there is no") ? Reason.UNKNOWN_ELEMENT : Reason.UNREACHABLE;
                throw new CompileRefusal(reason, missing.reason(), missing.nearest());
            }
        };
    }

    String path(ElementRef ref) {
        Element element = of(ref);
        var links = new ArrayList<String>();
        model.ownLink().ifPresent(links::add);
        links.addAll(element.path().links());
        if (element instanceof Element.OfEntity entity) {
            links.add(entity.entity().link());
        }
        return String.join("__", links);
    }
}
