package ai.datamind.semantic.join;

import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.Entity;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, List<Join>> joins = new HashMap<>();
    private final Map<String, Reach> reach = new ConcurrentHashMap<>();
    private final Map<String, List<JoinPath>> everyPath = new ConcurrentHashMap<>();

    public JoinGraph(SemanticManifest manifest) {
        this.models = manifest.models();
        var byEntity = new LinkedHashMap<String, List<Map.Entry<SemanticModel, Entity>>>();
        models.forEach(m -> m.entities()
                .forEach(e -> byEntity.computeIfAbsent(e.name(), k -> new ArrayList<>())
                        .add(Map.entry(m, e))));
        for (var model : models) {
            var steps = new ArrayList<Join>();
            for (var near : model.entities()) {
                for (var end : byEntity.get(near.name())) {
                    step(model, near, end.getKey(), end.getValue(), steps);
                }
            }
            joins.put(model.name(), List.copyOf(steps));
        }
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
        return joins.getOrDefault(model.name(), List.of());
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
                for (var join : joins(path.end())) {
                    if ((fanOut || !join.fansOut()) && extendable(path, join)) {
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
