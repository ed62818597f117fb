package ai.datamind.evaluation.sql;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.policy.RowFilter;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Policies as the engine has them: a role that row-level security and column grants hold for, over the very tables that
 * rewritten statements read as their owner.
 */
final class Natively {
    /** Each turns another choice of the engine's about: which of two equal rows LIMIT takes is one of them. */
    private static final List<String> PLANS =
            List.of("enable_hashagg", "enable_hashjoin", "enable_nestloop", "enable_sort", "enable_indexscan");

    private final Connection connection;
    private final String role;

    Natively(Connection connection, String role) {
        this.connection = connection;
        this.role = role;
    }

    void create(CatalogSnapshot catalog, List<TablePolicy> policies) throws SQLException {
        execute("CREATE ROLE " + role);
        for (String schema : catalog.searchPath()) {
            execute("GRANT USAGE ON SCHEMA " + Identifiers.quote(schema) + " TO " + role);
        }
        for (Relation relation : catalog.relations().values()) {
            if (catalog.searchPath().contains(relation.name().schema())) {
                relation(
                        relation,
                        policies.stream()
                                .filter(p -> p.schema().equals(relation.name().schema())
                                        && p.table().equals(relation.name().name()))
                                .findFirst());
            }
        }
    }

    private void relation(Relation relation, Optional<TablePolicy> policy) throws SQLException {
        String table = relation.name().quoted();
        List<String> columns = relation.columns().stream()
                .map(Column::name)
                .filter(c -> policy.map(p -> !p.deniedColumns().contains(c)).orElse(true))
                .map(Identifiers::quote)
                .toList();
        if (!columns.isEmpty()) {
            String which = columns.size() == relation.columns().size() ? "" : " (" + String.join(", ", columns) + ")";
            execute("GRANT SELECT" + which + " ON " + table + " TO " + role);
        }
        List<RowFilter> filters = policy.map(TablePolicy::rowFilters).orElse(List.of());
        execute("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        execute("CREATE POLICY " + role + " ON " + table + " FOR SELECT TO " + role + " USING ("
                + (filters.isEmpty() ? "true" : filters.getFirst().predicate()) + ")");
    }

    /** A query as the role has it and another as the owner does, at one moment: both have the same present time. */
    Both beside(String sql, List<String> path, String own) throws SQLException {
        execute("BEGIN", "SAVEPOINT natively");
        try {
            Ran natively = asRole(sql, path);
            execute("ROLLBACK TO natively");
            return new Both(natively, Ran.of(connection, own));
        } finally {
            execute("ROLLBACK");
        }
    }

    /** True where the engine gives these rows too, if it plans the query otherwise. */
    boolean mayGive(Ran rows, String sql, List<String> path) throws SQLException {
        for (String plan : PLANS) {
            execute("BEGIN", "SET LOCAL " + plan + " = off");
            try {
                if (asRole(sql, path).equals(rows)) {
                    return true;
                }
            } finally {
                execute("ROLLBACK");
            }
        }
        return false;
    }

    /** What the role sees; for a query that the library refuses. */
    Ran alone(String sql, List<String> path) throws SQLException {
        return beside(sql, path, "SELECT 1").natively();
    }

    private Ran asRole(String sql, List<String> path) throws SQLException {
        String schemas = String.join(", ", path.stream().map(Identifiers::quote).toList());
        execute("SET LOCAL search_path = " + schemas, "SET LOCAL ROLE " + role);
        return Ran.of(connection, sql);
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The two of a comparison. */
    record Both(Ran natively, Ran own) {
        boolean equal() {
            return natively.equals(own);
        }
    }

    /** Rows in no order, or the code of a failure. */
    record Ran(List<String> rows, String state) {
        static Ran of(Connection connection, String sql) {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                List<String> all = new ArrayList<>();
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        cells.add(Cells.of(rows.getString(i)));
                    }
                    all.add(String.join("\u0001", cells));
                }
                all.sort(null);
                return new Ran(all, "");
            } catch (SQLException e) {
                return new Ran(List.of(), String.valueOf(e.getSQLState()));
            }
        }

        String told() {
            return failed() ? state : rows.size() + " rows";
        }

        boolean failed() {
            return !state.isEmpty();
        }
    }
}
