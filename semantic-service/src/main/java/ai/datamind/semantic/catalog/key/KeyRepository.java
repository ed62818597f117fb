package ai.datamind.semantic.catalog.key;

import ai.datamind.semantic.compile.KeyQuery;
import ai.datamind.semantic.key.DeclaredKey;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.key.KeyState;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.sql.SqlWords;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.text.Rejected;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks the warehouse whether declared keys are unique: its indexes where they promise it, else the rows. */
@ApplicationScoped
public class KeyRepository {

    private static final Logger LOG = Logger.getLogger(KeyRepository.class);

    private static final int AT_ONCE = 2;

    private static final String INDEXES = """
            select wanted.name, array(
                select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) as k(number)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as columns
            from unnest($1::text[]) as wanted(name) join pg_index i on i.indrelid = to_regclass(wanted.name)
            where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null""";

    private final Pool warehouse;
    private final KeyConfig config;

    KeyRepository(@ReactiveDataSource("warehouse") Pool warehouse, KeyConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    private record Checked(DeclaredKey key, KeyState state) {}

    /**
     * Fails only where the warehouse does not answer at all.
     *
     * @param known is not looked up again
     */
    public Uni<KeyFacts> check(SemanticManifest manifest, KeyFacts known) {
        var keys = new HashSet<DeclaredKey>();
        var states = new HashMap<DeclaredKey, KeyState>();
        for (var key : DeclaredKey.of(manifest)) {
            KeyState state = known.of(key);
            if (state == KeyState.UNCHECKED) {
                keys.add(key);
            } else {
                states.put(key, state);
            }
        }
        return keys.isEmpty()
                ? Uni.createFrom().item(new KeyFacts(states, KeyState.UNCHECKED))
                : lookUp(keys).map(found -> {
                    states.putAll(found);
                    return new KeyFacts(states, KeyState.UNCHECKED);
                });
    }

    private Uni<Map<DeclaredKey, KeyState>> lookUp(Set<DeclaredKey> keys) {
        return indexes(keys)
                .chain(indexes -> Multi.createFrom()
                        .iterable(keys)
                        .onItem()
                        .transformToUni(key -> promised(key, indexes)
                                ? Uni.createFrom().item(new Checked(key, KeyState.KEPT))
                                : rows(key))
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(all -> all.stream().collect(Collectors.toMap(Checked::key, Checked::state)));
    }

    private Uni<Map<String, List<List<String>>>> indexes(Set<DeclaredKey> keys) {
        String[] names = keys.stream().map(k -> name(k.relation())).distinct().toArray(String[]::new);
        return warehouse.preparedQuery(INDEXES).execute(Tuple.of(names)).map(rows -> {
            var indexes = new HashMap<String, List<List<String>>>();
            for (Row row : rows) {
                indexes.computeIfAbsent(row.getString("name"), k -> new ArrayList<>())
                        .add(List.of(row.getArrayOfStrings("columns")));
            }
            return indexes;
        });
    }

    /** A unique index over some of the columns makes all of them together unique. */
    private static boolean promised(DeclaredKey key, Map<String, List<List<String>>> indexes) {
        List<String> columns = key.parts().stream()
                .map(SqlExpression::asColumn)
                .flatMap(Optional::stream)
                .toList();
        return indexes.getOrDefault(name(key.relation()), List.of()).stream()
                .anyMatch(index -> !index.isEmpty() && columns.containsAll(index));
    }

    /**
     * A key's parts may be expressions, written by whoever writes models: they pass the firewall like any other SQL. What computes
     * is not looked at, because the answer is seen by people who may not see the values it is computed from.
     */
    private Uni<Checked> rows(DeclaredKey key) {
        if (!key.plain()) {
            return Uni.createFrom().item(new Checked(key, KeyState.UNCHECKED));
        }
        String sql = KeyQuery.sql(key);
        try {
            Firewall.postgresql().admit(sql);
        } catch (Rejected refused) {
            LOG.warnf("A key of %s is not looked at: %s", key.relation(), refused.getMessage());
            return Uni.createFrom().item(new Checked(key, KeyState.UNCHECKED));
        }
        String limit = "set local statement_timeout = " + config.timeout().toMillis();
        return warehouse
                .withTransaction(tx -> tx.query(limit)
                        .execute()
                        .chain(() -> tx.query(sql).execute())
                        .map(rows -> rows.size() > 0 ? KeyState.REPEATED : KeyState.KEPT))
                .onFailure()
                .invoke(e -> LOG.warnf("A key of %s could not be checked: %s", key.relation(), e.getMessage()))
                .onFailure()
                .recoverWithItem(KeyState.UNCHECKED)
                .invoke(state -> {
                    if (state == KeyState.REPEATED) {
                        LOG.warnf("Rows of %s repeat its declared key %s.", key.relation(), key.parts());
                    }
                })
                .map(state -> new Checked(key, state));
    }

    private static String name(Relation relation) {
        String table = SqlWords.quote(relation.table());
        return relation.schema() == null ? table : SqlWords.quote(relation.schema()) + "." + table;
    }
}
