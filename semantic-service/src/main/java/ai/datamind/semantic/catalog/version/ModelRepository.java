package ai.datamind.semantic.catalog.version;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Outbox;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.proof.Hash;
import ai.datamind.semantic.document.compact.CompactDocument;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The SQL of documents and their versions. */
@ApplicationScoped
public class ModelRepository {

    private static final String COLUMNS =
            "v.name, v.version, v.category, v.certification, v.description, v.owner, v.tags,"
                    + " v.hash, v.message, v.deleted, v.created_by, v.created_at";

    private static final String CURRENT =
            " from model m join model_version v on v.name = m.name and v.version = m.version and not m.deleted";

    private static final String LIST = "select " + COLUMNS + ", null as source, count(*) over () as total" + CURRENT
            + " where ($1::text is null or m.category = $1)"
            + " and ($2::text is null or v.name like '%' || $2 || '%' or case when $6 then v.search"
            + " else to_tsvector('simple', coalesce(v.description, '')) end @@ plainto_tsquery('simple', $2))"
            + " and m.name <> all ($5)"
            + " order by m.name limit $3 offset $4";

    private static final String LOCK = "select m.version, m.deleted, m.category, v.hash, v.tags from model m"
            + " join model_version v on v.name = m.name and v.version = m.version where m.name = $1 for update of m";

    private static final String HEAD = """
            insert into model (name, version, category, deleted) values ($1, $2, $3, $4)
            on conflict (name) do update set version = excluded.version, category = excluded.category,
              deleted = excluded.deleted, updated_at = now()""";

    private static final String VERSION = """
            insert into model_version
              (name, version, source, hash, category, certification, description, owner, tags, message, deleted, created_by,
               compact)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private final Pool pool;
    private final Outbox outbox;

    ModelRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** Changes of what is published happen one after the other, on whichever replica. */
    <T> Uni<T> inTurn(Function<SqlConnection, Uni<T>> change) {
        return pool.withTransaction(tx ->
                tx.query("select pg_advisory_xact_lock(7305120042)").execute().chain(() -> change.apply(tx)));
    }

    /** Documents that are not to be found at all, and whether the others may be found by their text. */
    public record Reach(Set<String> hidden, boolean texts) {

        public static final Reach EVERYTHING = new Reach(Set.of(), true);

        public Reach {
            hidden = Set.copyOf(hidden);
        }
    }

    public Uni<Page<ModelVersion>> list(PageQuery page, String category, String words, Reach reach) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.from(new Object[] {
                    category, words, page.size(), page.offset(), reach.hidden().toArray(String[]::new), reach.texts()
                }))
                .map(rows -> {
                    var models = new ArrayList<ModelVersion>();
                    long total = 0;
                    for (Row row : rows) {
                        models.add(version(row));
                        total = row.getLong("total");
                    }
                    return Page.of(page, total, models);
                });
    }

    public Uni<ModelVersion> current(String name) {
        return pool.preparedQuery("select " + COLUMNS + ", v.source" + CURRENT + " where m.name = $1")
                .execute(Tuple.of(name))
                .map(rows -> only(rows, "model"));
    }

    public Uni<ModelVersion> version(String name, int version) {
        return pool.preparedQuery(
                        "select " + COLUMNS + ", v.source from model_version v where v.name = $1 and v.version = $2")
                .execute(Tuple.of(name, version))
                .map(rows -> only(rows, "version of the model"));
    }

    public Uni<List<ModelVersion>> versions(String name) {
        return pool.preparedQuery("select " + COLUMNS
                        + ", null as source from model_version v where v.name = $1 order by v.version desc")
                .execute(Tuple.of(name))
                .map(rows -> {
                    var all = new ArrayList<ModelVersion>();
                    rows.forEach(row -> all.add(version(row)));
                    if (all.isEmpty()) {
                        throw ProblemException.notFound("model");
                    }
                    return all;
                });
    }

    /** The newest version of a document, held until the transaction ends. */
    public record Head(int version, boolean deleted, String category, String hash, List<String> tags) {

        public Head {
            tags = List.copyOf(tags);
        }

        public boolean published() {
            return !deleted && category.equals("production");
        }

        /** Whether this very text is what stands. */
        public boolean holds(String source) {
            return !deleted && hash.equals(Hash.of(source));
        }
    }

    Uni<Optional<Head>> lock(SqlConnection tx, String name) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(name)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Head(
                        row.getInteger("version"),
                        row.getBoolean("deleted"),
                        row.getString("category"),
                        row.getString("hash"),
                        List.of(row.getArrayOfStrings("tags"))));
            }
            return Optional.empty();
        });
    }

    Uni<Void> put(SqlConnection tx, Draft draft, int version, boolean deleted) {
        var document = draft.document();
        String category = word(document.category());
        String hash = Hash.of(draft.source());
        var head = Tuple.of(draft.name(), version, category, deleted);
        var row = Tuple.from(new Object[] {
            draft.name(),
            version,
            draft.source(),
            hash,
            category,
            word(document.certification()),
            document.description(),
            document.owner(),
            document.tags().toArray(String[]::new),
            draft.message(),
            deleted,
            draft.author(),
            Buffer.buffer(CompactDocument.write(document, hash))
        });
        return tx.preparedQuery(HEAD)
                .execute(head)
                .chain(() -> tx.preparedQuery(VERSION).execute(row))
                .chain(() -> outbox.append(tx, ModelFacts.changed(draft, version, deleted)))
                .replaceWithVoid();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static ModelVersion only(RowSet<Row> rows, String what) {
        for (Row row : rows) {
            return version(row);
        }
        throw ProblemException.notFound(what);
    }

    private static ModelVersion version(Row row) {
        OffsetDateTime created = row.getOffsetDateTime("created_at");
        return new ModelVersion(
                row.getString("name"),
                row.getInteger("version"),
                row.getString("category"),
                row.getString("certification"),
                row.getString("description"),
                row.getString("owner"),
                List.of(row.getArrayOfStrings("tags")),
                row.getString("hash"),
                row.getString("message"),
                row.getBoolean("deleted"),
                row.getString("created_by"),
                created.toInstant(),
                row.getString("source"));
    }

    static ProblemException exists(String name) {
        return new ProblemException(SemanticCode.MODEL_EXISTS, "There is a model '" + name + "' already.");
    }
}
