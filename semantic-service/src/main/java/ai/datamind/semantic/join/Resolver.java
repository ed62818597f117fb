package ai.datamind.semantic.join;

import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves references from the rows of one model. */
record Resolver(JoinGraph graph, SemanticModel start, Reach reach, Map<String, String> defaults) {

    /** Without the search for reasons and near names that an answer to a person needs. */
    Optional<Element> only(ElementRef ref) {
        List<Element> named = reach.named(ref.name());
        boolean any = named.stream().anyMatch(e -> exact(e, ref.path()) || endsWith(e, ref.path()));
        return any && resolve(ref) instanceof Resolution.Found found ? Optional.of(found.element()) : Optional.empty();
    }

    Resolution resolve(ElementRef ref) {
        List<Element> named = reach.named(ref.name());
        List<Element> exact = named.stream().filter(e -> exact(e, ref.path())).toList();
        if (!exact.isEmpty()) {
            return choose(exact);
        }
        List<Element> open = named.stream().filter(e -> endsWith(e, ref.path())).toList();
        if (open.size() > 1) {
            List<Element> preferred = open.stream().filter(this::byDefault).toList();
            if (!preferred.isEmpty()) {
                return choose(preferred);
            }
        }
        return open.isEmpty() ? missing(ref) : choose(open);
    }

    private Resolution choose(List<Element> candidates) {
        if (candidates.size() == 1) {
            return new Resolution.Found(candidates.get(0));
        }
        // A dimension and an entity of one name in one place: the dimension is what people see.
        List<Element> dimensions = candidates.stream()
                .filter(e -> e instanceof Element.OfDimension)
                .toList();
        if (dimensions.size() == 1) {
            return new Resolution.Found(dimensions.get(0));
        }
        return new Resolution.Ambiguous(candidates);
    }

    private boolean exact(Element element, List<String> path) {
        List<String> links = element.path().links();
        if (links.equals(path)) {
            return true;
        }
        // The model's own dimensions are also reached by the name of its key.
        return links.isEmpty() && path.size() == 1 && ownLinks().anyMatch(path.get(0)::equals);
    }

    private Stream<String> ownLinks() {
        var keys = start.entities().stream()
                .filter(e -> e.type() != EntityType.FOREIGN)
                .map(Entity::link);
        return Stream.concat(Stream.ofNullable(start.primaryEntity()), keys);
    }

    private static boolean endsWith(Element element, List<String> path) {
        List<String> links = element.path().links();
        if (links.size() >= path.size()
                && links.subList(links.size() - path.size(), links.size()).equals(path)) {
            return true;
        }
        // "nation__name" also means the nation reached under a role ("origin"): the entity's own name counts as well.
        List<String> names =
                element.path().joins().stream().map(j -> j.near().name()).toList();
        return names.size() >= path.size()
                && names.subList(names.size() - path.size(), names.size()).equals(path);
    }

    /** Whether each entity on the way, that has a default, is reached the default way. */
    private boolean byDefault(Element element) {
        var joins = element.path().joins();
        boolean decided = false;
        for (int i = 0; i < joins.size(); i++) {
            String wanted = defaults.get(joins.get(i).near().name());
            if (wanted != null) {
                String actual = String.join("__", element.path().links().subList(0, i + 1));
                if (!wanted.equals(actual)) {
                    return false;
                }
                decided = true;
            }
        }
        return decided;
    }

    private Resolution missing(ElementRef ref) {
        boolean known = graph.models().stream()
                .anyMatch(m -> m.dimension(ref.name()).isPresent()
                        || m.link(ref.name()).isPresent());
        List<String> nearest = nearest(ref);
        if (!known) {
            return new Resolution.Missing("there is no dimension or entity '" + ref.element() + "'", nearest);
        }
        if (graph.reachableWithFanOut(start, ref.name())) {
            return new Resolution.Missing(
                    "'" + ref.element() + "' can be reached from '" + start.name()
                            + "' only through a join that repeats its rows and would multiply its measures",
                    nearest);
        }
        return new Resolution.Missing(
                "no declared join leads from '" + start.name() + "' to '" + ref.element() + "'", nearest);
    }

    private List<String> nearest(ElementRef ref) {
        return reach.elements().stream()
                .map(Element::reference)
                .distinct()
                .sorted(Comparator.comparingInt((String r) -> Distance.between(r, ref.element()))
                        .thenComparing(r -> r))
                .limit(3)
                .toList();
    }
}
