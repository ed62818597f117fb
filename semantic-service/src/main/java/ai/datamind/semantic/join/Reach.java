package ai.datamind.semantic.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one model's rows can be joined to without fan-out, with an index by name. */
record Reach(List<JoinPath> paths, List<Element> elements, Map<String, List<Element>> byName) {

    static Reach of(List<JoinPath> paths) {
        var elements = new ArrayList<Element>();
        var byName = new HashMap<String, List<Element>>();
        for (var path : paths) {
            for (var dimension : path.end().dimensions()) {
                add(new Element.OfDimension(path, dimension), dimension.name(), elements, byName);
            }
            for (var entity : path.end().entities()) {
                boolean arrival = !path.joins().isEmpty()
                        && path.joins().get(path.joins().size() - 1).far().equals(entity);
                if (!arrival) {
                    add(new Element.OfEntity(path, entity), entity.link(), elements, byName);
                }
            }
        }
        return new Reach(paths, List.copyOf(elements), byName);
    }

    private static void add(Element element, String name, List<Element> all, Map<String, List<Element>> byName) {
        all.add(element);
        byName.computeIfAbsent(name, k -> new ArrayList<>()).add(element);
    }

    List<Element> named(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
