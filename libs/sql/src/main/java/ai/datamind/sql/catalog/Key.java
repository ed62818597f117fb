package ai.datamind.sql.catalog;

import java.util.List;

/** A primary key or a plain unique index over columns that are never null in a primary key. */
public record Key(boolean primary, List<String> columns) {
    public Key {
        columns = List.copyOf(columns);
    }
}
