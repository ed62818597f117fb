package ai.datamind.nl2sql.knowledge;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Stores texts; every change is told to all replicas in the same transaction. */
@ApplicationScoped
class PieceRepository {
    private static final String SELECT =
            "select knowledge_id, kind, title, body, tables, created_by, created_at, updated_at from knowledge ";
    private static final String INSERT = """
            insert into knowledge (knowledge_id, kind, title, body, tables, created_by)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String UPDATE = """
            update knowledge set kind = $2, title = $3, body = $4, tables = $5, updated_at = now()
             where knowledge_id = $1""";
    private static final String DELETE = "delete from knowledge where knowledge_id = $1";

    private final Pool pool;
    private final Outbox outbox;

    PieceRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** By title. */
    Uni<List<Piece>> all() {
        return pool.preparedQuery(SELECT + "order by title, knowledge_id")
                .execute()
                .map(PieceRepository::pieces);
    }

    Uni<Piece> find(String id) {
        return pool.preparedQuery(SELECT + "where knowledge_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) throw ProblemException.notFound("knowledge");
                    return piece(rows.iterator().next());
                });
    }

    Uni<Void> add(Piece piece) {
        return change(INSERT, row(piece).addString(piece.createdBy()), piece);
    }

    Uni<Void> update(Piece piece) {
        return change(UPDATE, row(piece), piece);
    }

    Uni<Void> delete(Piece piece) {
        return change(DELETE, Tuple.of(piece.knowledgeId()), piece);
    }

    private Uni<Void> change(String sql, Tuple values, Piece piece) {
        return pool.withTransaction(tx -> tx.preparedQuery(sql).execute(values).flatMap(done -> {
            if (done.rowCount() == 0) throw ProblemException.notFound("knowledge");
            return outbox.append(tx, TrainingRepository.changed(piece.knowledgeId(), piece.kind()));
        }));
    }

    private static Tuple row(Piece piece) {
        return Tuple.tuple()
                .addString(piece.knowledgeId())
                .addString(piece.kind())
                .addString(piece.title())
                .addString(piece.body())
                .addArrayOfString(piece.tables().toArray(String[]::new));
    }

    private static List<Piece> pieces(RowSet<Row> rows) {
        List<Piece> pieces = new ArrayList<>(rows.size());
        rows.forEach(row -> pieces.add(piece(row)));
        return pieces;
    }

    private static Piece piece(Row row) {
        return new Piece(
                row.getString("knowledge_id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("body"),
                List.of(row.getArrayOfStrings("tables")),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
