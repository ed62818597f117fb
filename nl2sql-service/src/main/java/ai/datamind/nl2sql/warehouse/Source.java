package ai.datamind.nl2sql.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a warehouse is.
 *
 * @param schemas that are served, in the order of look-up; empty for all that the role may read
 */
record Source(String host, int port, String database, String user, String password, List<String> schemas) {
    Source {
        schemas = List.copyOf(schemas);
    }

    /** By name, the one that is always there first. */
    static Map<String, Source> all(WarehouseConfig first, WarehousesConfig others) {
        Map<String, Source> all = new LinkedHashMap<>();
        all.put(
                first.name(),
                new Source(
                        first.host(),
                        first.port(),
                        first.database(),
                        first.user(),
                        first.password(),
                        first.schemas().orElse(List.of())));
        others.byName()
                .forEach((name, other) -> all.put(
                        name,
                        new Source(
                                other.host(),
                                other.port(),
                                other.database(),
                                other.user(),
                                other.password().orElse(""),
                                other.schemas().orElse(List.of()))));
        return all;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Source[" + user + "@" + host + ":" + port + "/" + database + "]";
    }
}
