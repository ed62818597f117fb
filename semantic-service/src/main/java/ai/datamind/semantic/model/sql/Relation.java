package ai.datamind.semantic.model.sql;

/** A table or view of the warehouse. {@code schema} is null where the search path decides. Names are kept as stored. */
public record Relation(String schema, String table) {

    public Relation {
        if (table == null || table.isBlank()) {
            throw new IllegalArgumentException("relation must be schema.table");
        }
    }

    /**
     * Reads {@code schema.table}; a leading database name is dropped, double quotes keep a dot inside a name, and one that is
     * doubled between them is part of it.
     */
    public static Relation parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("relation must be schema.table");
        }
        var parts = new java.util.ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        String name = text.trim();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' && quoted && i + 1 < name.length() && name.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quoted || parts.size() > 3 || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("relation '" + text + "' must be schema.table");
        }
        String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
        return new Relation(schema, parts.get(parts.size() - 1));
    }

    @Override
    public String toString() {
        return schema == null ? table : schema + "." + table;
    }
}
