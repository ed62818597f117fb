package ai.datamind.evaluation.differential;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A random table: its own key is {@code id}, declared to be unique whether it is or not; each link is a column that may hold
 * the key of a row of another table.
 */
record Table(String name, Kind kind, List<Link> links, List<Map<String, Object>> rows) {

    enum Kind {
        DIMENSION,
        FACT,
        /** Links two dimensions many to many; its rows are facts of their own. */
        BRIDGE
    }

    /** {@code role} is null where the link is called like the table it leads to. */
    record Link(String column, Table target, String role) {
        String word() {
            return role == null ? target.entity() : role;
        }
    }

    String entity() {
        return "e_" + name;
    }

    boolean fact() {
        return kind != Kind.DIMENSION;
    }

    boolean repeatsKey() {
        var seen = new HashSet<Object>();
        return rows.stream().anyMatch(r -> r.get("id") != null && !seen.add(r.get("id")));
    }

    List<Map<String, Object>> byKey(Object key) {
        return key == null
                ? List.of()
                : rows.stream().filter(r -> key.equals(r.get("id"))).toList();
    }

    Link link(String word) {
        return links.stream().filter(l -> l.word().equals(word)).findFirst().orElseThrow();
    }
}
