package ai.datamind.semantic.interpret.vocabulary;

import java.util.List;

/**
 * One column. {@code sql} is the expression over the table's own columns, {@code dimension} the name by which the model
 * knows it (null for a bare key). {@code yes} is the stored value that means "yes" in a flag, else null; {@code complete}
 * says that every value it holds is known.
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
        boolean categorical,
        boolean complete) {

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

    private static final int FEW = 50;

    public static boolean categorical(List<String> values, boolean complete, boolean unique) {
        return complete && !values.isEmpty() && values.size() <= FEW && !unique;
    }

    /** The same column, once its values are known. */
    Column knowing(List<String> values, boolean complete) {
        Flag flag = Flag.of(type, values, complete);
        return new Column(
                id,
                table,
                name,
                sql,
                plain,
                type,
                key,
                foreign,
                unique,
                flag.yes(),
                flag.no(),
                dimension,
                forms,
                categorical(values, complete, unique),
                complete);
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
                && forms.get(0).slots().stream()
                        .flatMap(s -> s.words().stream())
                        .anyMatch(List.of("date", "time", "year")::contains);
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
