package ai.datamind.nl2sql.vector;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Stores which texts are embedded and, where no other store holds them, their vectors. */
@ApplicationScoped
class EmbeddingRepository {
    private static final String PUT = """
            insert into embeddings (id, space, entry_id, vector) values ($1, $2, $3, $4)
            on conflict (id) do update set vector = coalesce(excluded.vector, embeddings.vector)""";

    private final Pool pool;

    EmbeddingRepository(Pool pool) {
        this.pool = pool;
    }

    /** @param vector null where an external store holds it */
    record Embedded(UUID id, String entryId, Float[] vector) {}

    Uni<List<Embedded>> all(String space) {
        return pool.preparedQuery("select id, entry_id, vector from embeddings where space = $1")
                .execute(Tuple.of(space))
                .map(rows -> {
                    List<Embedded> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(embedded(row)));
                    return all;
                });
    }

    Uni<Void> put(String space, Collection<Embedded> embedded) {
        if (embedded.isEmpty()) return Uni.createFrom().voidItem();
        List<Tuple> rows = embedded.stream()
                .map(one -> Tuple.tuple()
                        .addUUID(one.id())
                        .addString(space)
                        .addString(one.entryId())
                        .addArrayOfFloat(one.vector()))
                .toList();
        return pool.preparedQuery(PUT).executeBatch(rows).replaceWithVoid();
    }

    Uni<Void> delete(Collection<UUID> ids) {
        return pool.preparedQuery("delete from embeddings where id = any($1)")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Embedded embedded(Row row) {
        return new Embedded(row.getUUID("id"), row.getString("entry_id"), row.getArrayOfFloats("vector"));
    }
}
