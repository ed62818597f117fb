package ai.datamind.sql.catalog;

import java.util.List;

/** Something that runs a query and gives every value as text, null kept. */
@FunctionalInterface
public interface RowSource {
    List<List<String>> rows(String sql);
}
