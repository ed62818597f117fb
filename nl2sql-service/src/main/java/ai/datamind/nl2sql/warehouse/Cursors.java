package ai.datamind.nl2sql.warehouse;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/** Reads long results through a server-side cursor: memory holds one batch, whatever the size of the result. */
record Cursors(Pool pool, int batch, Consumer<PgConnection> started) {

    private record Open(SqlConnection connection, Transaction transaction, Cursor cursor) {}

    Multi<RowSet<Row>> read(String sql, Tuple values) {
        return Multi.createFrom()
                .resourceFromUni(
                        () -> uni(pool.getConnection()),
                        connection -> open(connection, sql, values).onItem().transformToMulti(this::batches))
                .withFinalizer((SqlConnection connection) -> uni(connection.close()));
    }

    private Uni<Open> open(SqlConnection connection, String sql, Tuple values) {
        started.accept((PgConnection) connection);
        Future<Open> open = connection
                .begin()
                .compose(transaction -> connection
                        .prepare(sql)
                        .map(prepared -> new Open(connection, transaction, prepared.cursor(values))));
        return uni(open);
    }

    private Multi<RowSet<Row>> batches(Open open) {
        return Multi.createBy()
                .repeating()
                .uni(() -> uni(open.cursor().read(batch)))
                .whilst(found -> open.cursor().hasMore())
                .onTermination()
                .call(() -> uni(open.cursor()
                        .close()
                        .eventually(() -> open.transaction().rollback())));
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }
}
