package ai.datamind.semantic.documentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boxes and the keys between them; an arrow goes from the many to the one. */
record Diagram(List<Box> boxes, List<Arrow> arrows) {

    record Box(String name, List<String> lines) {}

    record Arrow(String from, String to, String label) {}

    Diagram {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /** Boxes in columns: what is referred to stands to the right of all that refer to it; a circle is cut where it closes. */
    List<List<Box>> columns() {
        Map<String, Integer> column = new LinkedHashMap<>();
        boxes.forEach(b -> column.put(b.name(), 0));
        boolean moved = true;
        for (int round = 0; moved && round < boxes.size(); round++) {
            moved = false;
            for (Arrow arrow : arrows) {
                boolean drawn = column.containsKey(arrow.from()) && column.containsKey(arrow.to());
                if (drawn
                        && !arrow.from().equals(arrow.to())
                        && column.get(arrow.to()) <= column.get(arrow.from())
                        && column.get(arrow.from()) + 1 < boxes.size()) {
                    column.put(arrow.to(), column.get(arrow.from()) + 1);
                    moved = true;
                }
            }
        }
        var columns = new ArrayList<List<Box>>();
        column.values().stream()
                .distinct()
                .sorted()
                .forEach(c -> columns.add(boxes.stream()
                        .filter(b -> column.get(b.name()).equals(c))
                        .toList()));
        return columns;
    }
}
