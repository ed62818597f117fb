package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The only object that holds connections to warehouses. */
@ApplicationScoped
public class WarehouseClient {
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, RunningStatement> running = new ConcurrentHashMap<>();
    private final long largestAnswer;

    WarehouseClient(WarehouseConfig config, WarehousesConfig others, Vertx vertx) {
        this.largestAnswer = config.largestAnswer().asLongValue();
        Source.all(config, others).forEach((name, source) -> pools.put(name, pool(config, source, vertx)));
    }

    private static Pool pool(WarehouseConfig config, Source source, Vertx vertx) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(config.poolSize())
                        .setMaxWaitQueueSize(config.poolSize() * 25)
                        .setConnectionTimeout((int) config.acquireTimeout().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxLifetime(1)
                        .setMaxLifetimeUnit(TimeUnit.HOURS))
                .connectingTo(connection(config, source))
                .using(vertx)
                .build();
    }

    /** Every connection is read-only, bounded in time and sees no schema by default: printed statements name theirs. */
    private static PgConnectOptions connection(WarehouseConfig config, Source source) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(source.host())
                .setPort(source.port())
                .setDatabase(source.database())
                .setUser(source.user())
                .setPassword(source.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512);
        options.addProperty("application_name", "datamind-nl2sql");
        options.addProperty("default_transaction_read_only", "on");
        options.addProperty("search_path", "pg_catalog");
        options.addProperty("TimeZone", "UTC");
        options.addProperty("work_mem", config.workMem());
        options.addProperty(
                "statement_timeout", Long.toString(config.statementTimeout().toMillis()));
        return options;
    }

    /** What may be named in a request. */
    public Set<String> names() {
        return Collections.unmodifiableSet(pools.keySet());
    }

    /** The statements on their way here. */
    public Set<String> running() {
        return Set.copyOf(running.keySet());
    }

    /** Runs it and takes at most as many rows as are asked for; one more is read, so that truncation is known. */
    public Uni<Rows> run(Asking asking, CertifiedStatement statement, List<?> userValues) {
        String queryId = asking.queryId();
        RunningStatement mine = new RunningStatement();
        running.put(queryId, mine);
        Future<Rows> rows = pool(asking.warehouse()).withConnection(connection -> {
            mine.on((PgConnection) connection);
            AnswerLimit limit = AnswerLimit.on(connection, largestAnswer);
            return connection
                    .preparedQuery(statement.sql())
                    .execute(Tuple.tuple(new ArrayList<>(statement.values(userValues))))
                    .recover(failure -> EngineRefusal.told(failure, limit))
                    .map(found -> EngineRows.upTo(asking.limit(), columns(statement), found));
        });
        return Uni.createFrom()
                .completionStage(rows.toCompletionStage())
                .onFailure()
                .transform(failure -> new Refused(EngineRefusal.of(failure, mine.cancelled(), asking.warehouse())))
                .onTermination()
                .invoke(() -> running.remove(queryId, mine));
    }

    /** Runs it and hands the rows over as they come, a batch at a time and no faster than they are taken. */
    public Multi<Rows> stream(Asking asking, CertifiedStatement statement, List<?> userValues, int batch) {
        String queryId = asking.queryId();
        RunningStatement mine = new RunningStatement();
        running.put(queryId, mine);
        List<RowColumn> columns = columns(statement);
        Cursors cursors = new Cursors(pool(asking.warehouse()), batch, connection -> {
            mine.on(connection);
            AnswerLimit.on(connection, largestAnswer);
        });
        return cursors.read(statement.sql(), Tuple.tuple(new ArrayList<>(statement.values(userValues))))
                .map(found -> EngineRows.all(columns, found))
                .onFailure()
                .transform(failure -> new Refused(EngineRefusal.of(failure, mine.cancelled(), asking.warehouse())))
                .onTermination()
                .invoke(() -> running.remove(queryId, mine));
    }

    /** The engine's plan of a governed statement, as JSON text. Holds literals: for certification alone, never shown or logged. */
    public Uni<String> explain(String warehouse, GovernedStatement statement, List<?> userValues) {
        Future<String> plan = pool(warehouse).withConnection(connection -> {
            AnswerLimit limit = AnswerLimit.on(connection, largestAnswer);
            return connection
                    .preparedQuery(statement.explainSql())
                    .execute(Tuple.tuple(new ArrayList<>(statement.values(userValues))))
                    .recover(failure -> EngineRefusal.told(failure, limit))
                    .map(found -> EngineRows.text(found.iterator().next().getValue(0)));
        });
        return Uni.createFrom()
                .completionStage(plan.toCompletionStage())
                .onFailure()
                .transform(failure -> new Refused(EngineRefusal.of(failure, false, warehouse)));
    }

    /** Asks the engine to stop the statement of this query; false where none runs here. */
    public Uni<Boolean> cancel(String queryId) {
        RunningStatement statement = running.get(queryId);
        return statement == null ? Uni.createFrom().item(false) : statement.cancel();
    }

    /** Fails where one of the warehouses does not answer. */
    public Uni<Void> answers() {
        return Uni.createFrom()
                .completionStage(() -> Future.all(pools.keySet().stream()
                                .map(warehouse -> describe(warehouse, CatalogQuery.VERSION))
                                .toList())
                        .toCompletionStage())
                .replaceWithVoid();
    }

    /** Reads the engine's own description of itself; the text is one of the constants of libs/sql. */
    Future<List<List<String>>> describe(String warehouse, CatalogQuery query) {
        return pool(warehouse)
                .withConnection((SqlConnection connection) ->
                        connection.query(query.sql()).execute().map(EngineRows::texts));
    }

    @PreDestroy
    void close() {
        pools.values().forEach(Pool::close);
    }

    private Pool pool(String warehouse) {
        Pool pool = pools.get(warehouse);
        if (pool == null) throw new IllegalArgumentException("no warehouse " + warehouse);
        return pool;
    }

    /** The columns its rows will have. */
    public static List<RowColumn> columns(CertifiedStatement statement) {
        return ColumnNames.of(statement.governed().outputColumns());
    }
}
