package ai.datamind.semantic.compile.differential;

import java.util.List;
import java.util.Map;

/** A random table: its own key is {@code id}; each link is a column that may hold the key of a row of another table. */
record Table(String name, boolean fact, List<Link> links, List<Map<String, Object>> rows) {

    /** {@code role} is null where the link is called like the table it leads to. */
    record Link(String column, Table target, String role) {
        String word() {
            return role == null ? target.entity() : role;
        }
    }

    String entity() {
        return "e_" + name;
    }

    Map<String, Object> byKey(Object key) {
        return key == null
                ? null
                : rows.stream().filter(r -> key.equals(r.get("id"))).findFirst().orElse(null);
    }
}
