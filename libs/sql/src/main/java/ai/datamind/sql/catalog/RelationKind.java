package ai.datamind.sql.catalog;

/** Kinds of relation a query may read. */
public enum RelationKind {
    TABLE,
    PARTITIONED,
    VIEW,
    MATERIALIZED_VIEW,
    FOREIGN;

    static RelationKind ofCode(String relkind) {
        return switch (relkind) {
            case "r" -> TABLE;
            case "p" -> PARTITIONED;
            case "v" -> VIEW;
            case "m" -> MATERIALIZED_VIEW;
            case "f" -> FOREIGN;
            default -> throw new IllegalArgumentException("relkind " + relkind);
        };
    }
}
