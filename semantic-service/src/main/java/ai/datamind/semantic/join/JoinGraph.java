package ai.datamind.semantic.join;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models of a manifest and the joins between them. Immutable; what is reachable from a model is worked out when first
 * asked for and then kept.
 */
public final class JoinGraph {

    /** Further than this no question goes, and the number of paths stays small. */
    private static final int LONGEST = 5;

    private static final int MOST_PATHS = 4_000;

    private final Collection<SemanticModel> models;
    private final Map<String, List<Map.Entry<SemanticModel, Entity>>> ends = new LinkedHashMap<>();
    private final Map<String, List<Map.Entry<SemanticModel, Entity>>> holders = new HashMap<>();
    private final Map<String, List<Join>> single = new HashMap<>();
    private final Map<String, List<Join>> joins = new ConcurrentHashMap<>();
    private final Map<String, Reach> reach = new ConcurrentHashMap<>();
    private final Map<String, List<JoinPath>> everyPath = new ConcurrentHashMap<>();

    public JoinGraph(SemanticManifest manifest) {
        this.models = manifest.models();
        models.forEach(m -> m.entities()
                .forEach(e ->
                        ends.computeIfAbsent(e.name(), k -> new ArrayList<>()).add(Map.entry(m, e))));
        for (var model : models) {
            var steps = new ArrayList<Join>();
            for (var near : model.entities()) {
                for (var end : holders(near.name())) {
                    step(model, near, end.getKey(), end.getValue(), steps);
                }
            }
            steps.removeIf(Join::fansOut);
            single.put(model.name(), List.copyOf(steps));
        }
    }

    /** Those that hold an entity as their own; whoever else refers to it is reached by fan-out alone, and may be thousands. */
    private List<Map.Entry<SemanticModel, Entity>> holders(String entity) {
        return holders.computeIfAbsent(
                entity,
                name -> ends.getOrDefault(name, List.of()).stream()
                        .filter(e -> e.getValue().type() != EntityType.FOREIGN)
                        .toList());
    }

    private List<Join> every(SemanticModel model, int most) {
        var steps = new ArrayList<Join>();
        for (var near : model.entities()) {
            for (var end : ends.getOrDefault(near.name(), List.of())) {
                if (steps.size() < most) {
                    step(model, near, end.getKey(), end.getValue(), steps);
                }
            }
        }
        return steps;
    }

    private static void step(SemanticModel from, Entity near, SemanticModel to, Entity far, List<Join> steps) {
        boolean itself = from.equals(to) && near.equals(far);
        if (!itself && near.expressions().size() == far.expressions().size()) {
            var rule = JoinRule.between(near.type(), far.type());
            boolean selfFan = from.equals(to) && rule.cardinality() == Cardinality.MANY_TO_MANY;
            if (!selfFan) {
                steps.add(new Join(from, near, to, far, rule.cardinality()));
            }
        }
    }

    /** Every step from a model, those that fan out included. */
    public List<Join> joins(SemanticModel model) {
        return joins.computeIfAbsent(model.name(), k -> List.copyOf(every(model, MOST_PATHS)));
    }

    /** Every path without fan-out from a model, the empty one first, shorter before longer. */
    public List<JoinPath> paths(SemanticModel model) {
        return reach(model).paths();
    }

    /** Every path between two models that visits none twice, shorter first, through fanning joins too when asked. */
    public List<JoinPath> routes(SemanticModel from, SemanticModel to, boolean throughFanOut) {
        if (!throughFanOut) {
            return paths(from).stream().filter(p -> p.end().equals(to)).toList();
        }
        return every(from).stream().filter(p -> p.end().equals(to)).toList();
    }

    /** All dimensions and entities that a model's rows can be grouped by without fan-out. */
    public List<Element> elements(SemanticModel model) {
        return reach(model).elements();
    }

    /**
     * What a reference means for the rows of a model: the whole path as written; else the one way to complete it at its
     * front, where {@code defaults} (entity to path) decide between several.
     */
    public Resolution resolve(SemanticModel start, ElementRef ref, Map<String, String> defaults) {
        return new Resolver(this, start, reach(start), defaults).resolve(ref);
    }

    boolean reachableWithFanOut(SemanticModel start, String name) {
        return every(start).stream()
                .anyMatch(p -> p.fansOut()
                        && (p.end().dimension(name).isPresent()
                                || p.end().link(name).isPresent()));
    }

    /** The one thing a reference means from here, if there is just one. */
    public Optional<Element> only(SemanticModel start, ElementRef ref, Map<String, String> defaults) {
        return new Resolver(this, start, reach(start), defaults).only(ref);
    }

    private List<JoinPath> every(SemanticModel start) {
        return everyPath.computeIfAbsent(start.name(), k -> walk(start, true));
    }

    /** The models from which one of these may be reached, in as many steps as a path may have. */
    public Set<String> startsOf(Set<String> ends) {
        var into = new HashMap<String, Set<String>>();
        single.forEach((from, steps) -> steps.forEach(
                j -> into.computeIfAbsent(j.to().name(), k -> new HashSet<>()).add(from)));
        var found = new HashSet<>(ends);
        var edge = new HashSet<>(ends);
        for (int step = 0; step < LONGEST && !edge.isEmpty(); step++) {
            var next = new HashSet<String>();
            edge.forEach(end ->
                    into.getOrDefault(end, Set.of()).stream().filter(found::add).forEach(next::add));
            edge = next;
        }
        return found;
    }

    Collection<SemanticModel> models() {
        return models;
    }

    private Reach reach(SemanticModel model) {
        return reach.computeIfAbsent(model.name(), k -> Reach.of(walk(model, false)));
    }

    private List<JoinPath> walk(SemanticModel start, boolean fanOut) {
        var found = new ArrayList<JoinPath>();
        var queue = new ArrayDeque<JoinPath>();
        queue.add(new JoinPath(start, List.of()));
        while (!queue.isEmpty() && found.size() < MOST_PATHS) {
            var path = queue.remove();
            found.add(path);
            if (path.joins().size() < LONGEST) {
                for (var join : fanOut
                        ? joins(path.end())
                        : single.getOrDefault(path.end().name(), List.of())) {
                    if (queue.size() < MOST_PATHS && extendable(path, join)) {
                        var longer = new ArrayList<>(path.joins());
                        longer.add(join);
                        queue.add(new JoinPath(start, longer));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /** No model twice, except the step of a model to itself (an employee's manager); never straight back by the same key. */
    private static boolean extendable(JoinPath path, Join join) {
        boolean selfStep = join.from().equals(join.to());
        boolean seen = path.start().equals(join.to()) || path.joins().stream().anyMatch(j -> j.to().equals(join.to()));
        boolean pivot = !path.joins().isEmpty()
                && path.joins().get(path.joins().size() - 1).far().equals(join.near());
        return (!seen || (selfStep && path.joins().stream().noneMatch(j -> j.equals(join)))) && !pivot;
    }
}
