package ai.datamind.semantic.glossary;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.catalog.version.ModelCatalog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The SQL of terms. */
@ApplicationScoped
public class GlossaryRepository {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String COLUMNS = "id, term, definition, refers_to, synonyms, owner, version, updated_at";

    private final Pool pool;
    private final ModelCatalog catalog;

    GlossaryRepository(Pool pool, ModelCatalog catalog) {
        this.pool = pool;
        this.catalog = catalog;
    }

    Uni<Page<Term>> list(PageQuery page, String words) {
        return pool.preparedQuery("select " + COLUMNS + ", count(*) over () as total from glossary_term"
                        + " where $1::text is null or term ilike '%' || $1 || '%' or definition ilike '%' || $1 || '%'"
                        + " order by lower(term) limit $2 offset $3")
                .execute(Tuple.of(words, page.size(), page.offset()))
                .map(rows -> {
                    var terms = new ArrayList<Term>();
                    long total = 0;
                    for (Row row : rows) {
                        terms.add(term(row));
                        total = row.getLong("total");
                    }
                    return Page.of(page, total, terms);
                });
    }

    Uni<Term> read(String id) {
        return pool.preparedQuery("select " + COLUMNS + " from glossary_term where id = $1")
                .execute(Tuple.of(id))
                .map(GlossaryRepository::only);
    }

    Uni<Term> create(TermRequest request, String author) {
        return change(
                "insert into glossary_term (id, term, definition, refers_to, synonyms, owner)"
                        + " values ($1, $2, $3, $4, $5, $6) returning " + COLUMNS,
                Ids.next("trm"),
                request,
                author);
    }

    Uni<Term> update(String id, TermRequest request, String author) {
        return change(
                "update glossary_term set term = $2, definition = $3, refers_to = $4, synonyms = $5, owner = $6,"
                        + " version = version + 1, updated_at = now() where id = $1 returning " + COLUMNS,
                id,
                request,
                author);
    }

    Uni<Void> delete(String id, String author) {
        return catalog.inTurn(tx -> tx.preparedQuery("delete from glossary_term where id = $1 returning " + COLUMNS)
                        .execute(Tuple.of(id))
                        .map(GlossaryRepository::only)
                        .call(() -> catalog.publish(tx, "", author)))
                .replaceWithVoid();
    }

    private Uni<Term> change(String sql, String id, TermRequest request, String author) {
        return catalog.inTurn(tx -> write(tx, sql, id, request).call(() -> catalog.publish(tx, "", author)))
                .onFailure(e -> e instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState()))
                .transform(e -> new ProblemException(
                                SemanticCode.TERM_EXISTS, "There is a term '" + request.term() + "' already.")
                        .causedBy(e));
    }

    private static Uni<Term> write(SqlConnection tx, String sql, String id, TermRequest request) {
        return tx.preparedQuery(sql)
                .execute(Tuple.from(new Object[] {
                    id,
                    request.term().strip(),
                    request.definition().strip(),
                    request.refersTo(),
                    request.synonyms().toArray(String[]::new),
                    request.owner()
                }))
                .map(GlossaryRepository::only);
    }

    private static Term only(RowSet<Row> rows) {
        for (Row row : rows) {
            return term(row);
        }
        throw ProblemException.notFound("term");
    }

    private static Term term(Row row) {
        return new Term(
                row.getString("id"),
                row.getString("term"),
                row.getString("definition"),
                row.getString("refers_to"),
                List.of(row.getArrayOfStrings("synonyms")),
                row.getString("owner"),
                row.getInteger("version"),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
