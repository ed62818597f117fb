package ai.datamind.semantic.interpret.vocabulary;

import java.util.List;

/**
 * One column. {@code sql} is the expression over the table's own columns, {@code dimension} the name by which the model
 * knows it (null for a bare key). {@code yes} is the stored value that means "yes" in a flag, else null.
 */
public record Column(
        int id,
        int table,
        String name,
        String sql,
        boolean plain,
        Type type,
        boolean key,
        boolean foreign,
        boolean unique,
        String yes,
        String no,
        String dimension,
        List<Form> forms,
        boolean categorical) {

    /** What can be compared with it. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        TIME
    }

    public Column {
        forms = List.copyOf(forms);
    }

    public boolean numeric() {
        return type == Type.NUMBER;
    }

    public boolean temporal() {
        return type == Type.DATE || type == Type.TIME;
    }

    /** A text that is called a date or a time. */
    public boolean datelike() {
        return type == Type.TEXT
                && List.of(label().split(" ")).stream().anyMatch(List.of("date", "time", "year")::contains);
    }

    public boolean flag() {
        return yes != null;
    }

    /** A number that can be added up or averaged: no key, no reference, no year. */
    public boolean measure() {
        return numeric() && !key && !foreign && !flag();
    }

    public String label() {
        return forms.get(0).text();
    }
}
