package ai.datamind.semantic.catalog.kept;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The SQL of what is kept of versions: their compact form and their text. */
@ApplicationScoped
public class KeptRepository {

    private static final String OF = " from unnest($1::text[], $2::int[]) as wanted(name, version)"
            + " join model_version v on v.name = wanted.name and v.version = wanted.version";

    private static final String KEEP = "update model_version set compact = $3 where name = $1 and version = $2";

    private final Pool pool;

    KeptRepository(Pool pool) {
        this.pool = pool;
    }

    SqlClient pool() {
        return pool;
    }

    /** By hash, where there is one. */
    Uni<Map<String, byte[]>> forms(SqlClient client, Collection<KeptVersion> versions) {
        return client.preparedQuery("select v.hash, v.compact" + OF)
                .execute(wanted(versions))
                .map(rows -> byHash(rows, (row, found) -> {
                    Buffer form = row.get(Buffer.class, "compact");
                    if (form != null) {
                        found.put(row.getString("hash"), form.getBytes());
                    }
                }));
    }

    /** By hash. */
    Uni<Map<String, String>> texts(SqlClient client, Collection<KeptVersion> versions) {
        return client.preparedQuery("select v.hash, v.source" + OF)
                .execute(wanted(versions))
                .map(rows -> byHash(rows, (row, found) -> found.put(row.getString("hash"), row.getString("source"))));
    }

    Uni<Void> keep(Map<KeptVersion, byte[]> forms) {
        var rows = new ArrayList<Tuple>();
        forms.forEach((version, form) -> rows.add(Tuple.of(version.name(), version.version(), Buffer.buffer(form))));
        return pool.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple wanted(Collection<KeptVersion> versions) {
        List<KeptVersion> all = List.copyOf(versions);
        return Tuple.of(
                all.stream().map(KeptVersion::name).toArray(String[]::new),
                all.stream().map(KeptVersion::version).toArray(Integer[]::new));
    }

    private static <T> Map<String, T> byHash(RowSet<Row> rows, BiConsumer<Row, Map<String, T>> take) {
        var found = new HashMap<String, T>();
        rows.forEach(row -> take.accept(row, found));
        return found;
    }
}
