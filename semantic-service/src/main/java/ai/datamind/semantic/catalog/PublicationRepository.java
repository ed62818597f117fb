package ai.datamind.semantic.catalog;

import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import ai.datamind.semantic.catalog.kept.KeptVersion;
import ai.datamind.semantic.catalog.proof.Hash;
import ai.datamind.semantic.model.GlossaryTerm;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SQL of what is published. */
@ApplicationScoped
public class PublicationRepository {

    /** What would be published now. One statement, one snapshot. */
    private static final String NEXT = """
            select
              (select coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'version', v.version, 'hash', v.hash)
                       order by v.name), '[]')
               from model m join model_version v on v.name = m.name and v.version = m.version
               where not m.deleted and m.category in ('production', $1)) as models,
              (select coalesce(jsonb_agg(jsonb_build_object('term', term, 'definition', definition,
                       'refers_to', refers_to, 'synonyms', synonyms, 'owner', owner) order by lower(term)), '[]')
               from glossary_term) as glossary""";

    private static final String LATEST = """
            select p.version, p.hash, p.published_at, p.glossary,
              (select coalesce(jsonb_agg(jsonb_build_object('name', v.name, 'version', v.version, 'hash', v.hash)
                       order by v.name), '[]')
               from jsonb_to_recordset(p.models) as m(name text, version int)
               join model_version v on v.name = m.name and v.version = m.version) as models
            from publication p order by p.version desc limit 1""";

    private static final String PRODUCTION = "production";

    private final Pool pool;
    private final Outbox outbox;

    PublicationRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** What the next publication will consist of. */
    public record Next(List<KeptVersion> versions, JsonArray glossary) {

        public Next {
            versions = List.copyOf(versions);
        }

        public List<GlossaryTerm> terms() {
            return PublicationRepository.terms(glossary);
        }

        /** Equal texts and terms, equal hash. */
        String hash() {
            var texts = new StringBuilder();
            versions.forEach(
                    v -> texts.append(v.name()).append(' ').append(v.hash()).append('\n'));
            return Hash.of(texts + glossary.encode());
        }
    }

    public Uni<Next> next(SqlConnection tx) {
        return all(tx, PRODUCTION);
    }

    /** What is in production, and in another category beside it. */
    public Uni<Next> all(String category) {
        return all(pool, category);
    }

    private static Uni<Next> all(SqlClient client, String category) {
        return client.preparedQuery(NEXT)
                .execute(Tuple.of(category))
                .map(PublicationRepository::only)
                .map(row -> new Next(versions(row.getJsonArray("models")), row.getJsonArray("glossary")));
    }

    public Uni<Long> publish(SqlConnection tx, Next next, String author) {
        var versions = new JsonArray();
        next.versions()
                .forEach(
                        v -> versions.add(new JsonObject().put("name", v.name()).put("version", v.version())));
        return tx.preparedQuery("insert into publication (hash, models, glossary, published_by) values ($1, $2, $3, $4)"
                        + " returning version")
                .execute(Tuple.of(next.hash(), versions, next.glossary(), author))
                .map(rows -> only(rows).getLong("version"))
                .call(version -> outbox.append(
                        tx,
                        new Fact(
                                SemanticPublished.TOPIC,
                                SemanticPublished.TYPE,
                                "manifest",
                                "manifest",
                                new SemanticPublished(version, next.hash(), versions.size(), author)),
                        ModelAudit.published(version, next.hash(), versions.size(), author)));
    }

    Uni<Long> latestVersion() {
        return pool.query("select coalesce(max(version), 0) as version from publication")
                .execute()
                .map(rows -> only(rows).getLong("version"));
    }

    Uni<Optional<PublishedState>> latest() {
        return pool.query(LATEST).execute().map(rows -> {
            for (Row row : rows) {
                return Optional.of(state(row));
            }
            return Optional.empty();
        });
    }

    private static PublishedState state(Row row) {
        Instant at = row.getOffsetDateTime("published_at").toInstant();
        return new PublishedState(
                row.getLong("version"),
                row.getString("hash"),
                at,
                versions(row.getJsonArray("models")),
                terms(row.getJsonArray("glossary")));
    }

    private static List<KeptVersion> versions(JsonArray models) {
        return models.stream()
                .map(JsonObject.class::cast)
                .map(m -> new KeptVersion(m.getString("name"), m.getInteger("version"), m.getString("hash")))
                .toList();
    }

    private static List<GlossaryTerm> terms(JsonArray glossary) {
        var terms = new ArrayList<GlossaryTerm>();
        for (Object item : glossary) {
            var term = (JsonObject) item;
            terms.add(new GlossaryTerm(
                    term.getString("term"),
                    term.getString("definition"),
                    term.getString("refers_to"),
                    term.getJsonArray("synonyms", new JsonArray()).stream()
                            .map(String::valueOf)
                            .toList(),
                    term.getString("owner")));
        }
        return terms;
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
