package ai.datamind.semantic.metadata.facts;

import java.util.List;

/**
 * A column. {@code distinct} is the number of different values as far as it is known, else -1; {@code unique} that none
 * occurs twice, by a key or as counted. {@code samples} are frequent values, the most frequent first.
 */
public record ColumnFacts(
        String name,
        String type,
        boolean nullable,
        String comment,
        long distinct,
        double nullShare,
        boolean unique,
        List<String> samples) {

    public ColumnFacts {
        samples = List.copyOf(samples);
    }

    public ColumnFacts counted(long values, boolean once, List<String> seen) {
        return new ColumnFacts(name, type, nullable, comment, values, nullShare, once, seen);
    }

    /** What the names alone say. A declared key stays one. */
    public ColumnFacts withoutStatistics() {
        return new ColumnFacts(name, type, nullable, comment, -1, 0, unique, List.of());
    }

    /** The type without its length. */
    public String plainType() {
        int bracket = type.indexOf('(');
        return (bracket < 0 ? type : type.substring(0, bracket) + type.substring(type.indexOf(')') + 1)).strip();
    }

    public boolean text() {
        return List.of("text", "character varying", "character", "citext", "name", "uuid", "\"char\"")
                        .contains(plainType())
                || type.startsWith("enum:");
    }

    public boolean number() {
        return List.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "money")
                .contains(plainType());
    }

    public boolean whole() {
        return List.of("smallint", "integer", "bigint").contains(plainType());
    }

    public boolean date() {
        return plainType().equals("date");
    }

    public boolean timestamp() {
        return plainType().startsWith("timestamp");
    }

    public boolean bool() {
        return plainType().equals("boolean");
    }
}
