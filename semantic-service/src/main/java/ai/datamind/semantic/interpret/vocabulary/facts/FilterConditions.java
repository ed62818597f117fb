package ai.datamind.semantic.interpret.vocabulary.facts;

import ai.datamind.semantic.interpret.vocabulary.facts.Facts.ConditionFacts;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A named filter as comparisons of columns, where it is made of nothing else. */
final class FilterConditions {

    private FilterConditions() {}

    static List<ConditionFacts> of(SemanticManifest manifest, Filter filter) {
        var found = new ArrayList<ConditionFacts>();
        return added(manifest, filter, found) ? found : List.of();
    }

    private static boolean added(SemanticManifest manifest, Filter filter, List<ConditionFacts> into) {
        return switch (filter) {
            case Filter.And(var parts) -> parts.stream().allMatch(p -> added(manifest, p, into));
            case Filter.Compare(var element, var comparison, var value) ->
                add(manifest, element, comparison.symbol(), List.of(value), into);
            case Filter.In(var element, var values, var negated) ->
                !negated && add(manifest, element, "=", values, into);
            case Filter.Named(var name) ->
                manifest.filter(name)
                        .filter(f -> added(manifest, f.condition(), into))
                        .isPresent();
            case Filter.Between between -> false;
            case Filter.Like like -> false;
            case Filter.IsNull missing -> false;
            case Filter.Or or -> false;
            case Filter.Not not -> false;
            case Filter.OnMetric metric -> false;
            case Filter.Template template -> false;
        };
    }

    private static boolean add(
            SemanticManifest manifest,
            ElementRef element,
            String symbol,
            List<Literal> values,
            List<ConditionFacts> into) {
        Optional<SemanticModel> owner = element.path().isEmpty()
                ? Optional.empty()
                : manifest.models().stream()
                        .filter(m -> m.ownLink()
                                .filter(element.path().get(element.path().size() - 1)::equals)
                                .isPresent())
                        .findFirst();
        owner.ifPresent(m -> into.add(new ConditionFacts(
                m.name(),
                element.name(),
                symbol,
                values.stream().map(FilterConditions::text).toList())));
        return owner.isPresent() && element.grain() == null && element.part() == null;
    }

    private static String text(Literal value) {
        return switch (value) {
            case Literal.Text t -> t.value();
            case Literal.Number n -> n.value().toPlainString();
            case Literal.Bool b -> String.valueOf(b.value());
            case Literal.Date d -> d.value().toString();
            case Literal.Timestamp t -> t.value().toString();
        };
    }
}
