package ai.datamind.semantic.compile.filter;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import java.util.List;

/** The references a filter makes, as far as they can be seen without resolving them. */
public final class FilterRefs {

    private FilterRefs() {}

    public static List<ElementRef> of(Filter filter, SemanticManifest manifest) {
        return switch (filter) {
            case Filter.Compare compare -> List.of(compare.element());
            case Filter.In in -> List.of(in.element());
            case Filter.Between between -> List.of(between.element());
            case Filter.Like like -> List.of(like.element());
            case Filter.IsNull isNull -> List.of(isNull.element());
            case Filter.And and -> all(and.parts(), manifest);
            case Filter.Or or -> all(or.parts(), manifest);
            case Filter.Not not -> of(not.part(), manifest);
            case Filter.Named named ->
                manifest.filter(named.name())
                        .map(f -> of(f.condition(), manifest))
                        .orElse(List.of());
            case Filter.OnMetric metric -> List.of();
            case Filter.Template template ->
                new TemplateFilter(null, template.sql())
                        .references().stream()
                                .flatMap(java.util.Optional::stream)
                                .filter(r -> !r.isMetricTime())
                                .toList();
        };
    }

    private static List<ElementRef> all(List<Filter> parts, SemanticManifest manifest) {
        return parts.stream().flatMap(p -> of(p, manifest).stream()).toList();
    }
}
