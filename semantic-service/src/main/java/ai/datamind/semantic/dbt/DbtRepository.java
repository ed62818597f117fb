package ai.datamind.semantic.dbt;

import ai.datamind.outbox.Fact;
import ai.datamind.outbox.Outbox;
import ai.datamind.semantic.dbt.artifact.RunResults;
import ai.datamind.semantic.dbt.artifact.SourceFreshness;
import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.quality.QualityRules;
import ai.datamind.semantic.dbt.run.DbtAudit;
import io.smallrye.mutiny.Multi;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The SQL of dbt's state. A sync is one transaction: whoever looks sees the former state or the new one, whole. */
@ApplicationScoped
public class DbtRepository {

    private static final int BATCH = 1_000;

    private static final String PUT_PROJECT = """
            insert into dbt_project (project, name, manifest_version, dbt_version, adapter, generated_at, synced_at, report)
            values ($1, $2, $3, $4, $5, $6, $7, '{}')
            on conflict (project) do update set name = excluded.name, manifest_version = excluded.manifest_version,
              dbt_version = excluded.dbt_version, adapter = excluded.adapter, generated_at = excluded.generated_at,
              synced_at = excluded.synced_at""";

    private static final String PUT_NODE = """
            insert into dbt_node (project, unique_id, kind, name, schema_name, relation, depends_on, hash, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (project, unique_id) do update set kind = excluded.kind, name = excluded.name,
              schema_name = excluded.schema_name, relation = excluded.relation, depends_on = excluded.depends_on,
              hash = excluded.hash, body = excluded.body""";

    private static final String PUT_RESULT = """
            insert into dbt_result as r (project, unique_id, status, failures, seconds, completed_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (project, unique_id) do update set status = excluded.status, failures = excluded.failures,
              seconds = excluded.seconds, completed_at = excluded.completed_at
            where r.completed_at is null or excluded.completed_at >= r.completed_at""";

    private static final String PUT_AGE = """
            insert into dbt_freshness (project, unique_id, freshness, newest_row, seen_at) values ($1, $2, $3, $4, $5)
            on conflict (project, unique_id) do update set freshness = excluded.freshness,
              newest_row = excluded.newest_row, seen_at = excluded.seen_at""";

    private final Pool pool;
    private final Outbox outbox;

    DbtRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** What a sync changed. */
    record Changes(int added, int changed, int removed, Map<String, Integer> kinds) {}

    /** Who takes a project over, and when. */
    record Taking(String project, String author, Instant at) {}

    Uni<Changes> store(Taking taking, Artifacts artifacts, List<StoredNode> nodes) {
        String project = taking.project();
        var manifest = artifacts.manifest();
        var head = Tuple.from(new Object[] {
            project,
            manifest.projectName(),
            manifest.version(),
            manifest.dbtVersion(),
            manifest.adapter(),
            time(manifest.generatedAt()),
            time(taking.at())
        });
        return pool.withTransaction(tx -> tx.preparedQuery("select pg_advisory_xact_lock(hashtext('dbt ' || $1))")
                .execute(Tuple.of(project))
                .chain(() -> tx.preparedQuery(PUT_PROJECT).execute(head))
                .chain(() -> changeNodes(tx, project, nodes))
                .call(() -> putResults(tx, project, artifacts))
                .call(() -> judge(tx, project, artifacts))
                .call(changes ->
                        outbox.append(tx, DbtFacts.synced(project, changes, taking.at()), audit(taking, changes))));
    }

    private static Fact audit(Taking taking, Changes changes) {
        return DbtAudit.of(
                "dbt.synced",
                taking.project(),
                taking.author(),
                "success",
                Map.of("added", changes.added(), "changed", changes.changed(), "removed", changes.removed()));
    }

    private Uni<Changes> changeNodes(SqlConnection tx, String project, List<StoredNode> nodes) {
        return tx.preparedQuery("select unique_id, hash from dbt_node where project = $1")
                .execute(Tuple.of(project))
                .chain(rows -> {
                    Map<String, String> known = new HashMap<>();
                    rows.forEach(r -> known.put(r.getString(0), r.getString(1)));
                    List<StoredNode> changed = nodes.stream()
                            .filter(n -> !n.hash().equals(known.get(n.uniqueId())))
                            .toList();
                    int added = (int) changed.stream()
                            .filter(n -> !known.containsKey(n.uniqueId()))
                            .count();
                    Set<String> gone = new HashSet<>(known.keySet());
                    nodes.forEach(n -> gone.remove(n.uniqueId()));
                    return batches(
                                    tx,
                                    PUT_NODE,
                                    changed.stream().map(n -> row(project, n)).toList())
                            .chain(() -> remove(tx, project, gone))
                            .replaceWith(new Changes(added, changed.size() - added, gone.size(), kinds(nodes)));
                });
    }

    private static Map<String, Integer> kinds(List<StoredNode> nodes) {
        var kinds = new java.util.TreeMap<String, Integer>();
        nodes.forEach(n -> kinds.merge(n.kind(), 1, Integer::sum));
        return kinds;
    }

    private static Tuple row(String project, StoredNode node) {
        return Tuple.from(new Object[] {
            project,
            node.uniqueId(),
            node.kind(),
            node.name(),
            node.schema(),
            node.relation(),
            node.dependsOn().toArray(String[]::new),
            node.hash(),
            new JsonObject(node.body())
        });
    }

    /** What is gone from the project takes its results along. */
    private static Uni<Void> remove(SqlConnection tx, String project, Set<String> gone) {
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = Tuple.of(project, gone.toArray(String[]::new));
        return tx.preparedQuery("delete from dbt_node where project = $1 and unique_id = any($2)")
                .execute(ids)
                .chain(() -> tx.preparedQuery("delete from dbt_result where project = $1 and unique_id = any($2)")
                        .execute(ids))
                .chain(() -> tx.preparedQuery("delete from dbt_freshness where project = $1 and unique_id = any($2)")
                        .execute(ids))
                .replaceWithVoid();
    }

    private Uni<Void> putResults(SqlConnection tx, String project, Artifacts artifacts) {
        List<Tuple> results = artifacts.runResults().map(RunResults::results).orElse(List.of()).stream()
                .map(r -> Tuple.from(new Object[] {
                    project, r.uniqueId(), r.status().name(), r.failures(), r.seconds(), time(r.completedAt())
                }))
                .toList();
        List<Tuple> ages = artifacts.freshness().map(SourceFreshness::sources).orElse(List.of()).stream()
                .map(a -> Tuple.of(project, a.uniqueId(), a.freshness().name(), time(a.newestRow()), time(a.seenAt())))
                .toList();
        return batches(tx, PUT_RESULT, results).chain(() -> batches(tx, PUT_AGE, ages));
    }

    private Uni<Void> judge(SqlConnection tx, String project, Artifacts artifacts) {
        return results(tx, project)
                .chain(results ->
                        ages(tx, project).map(ages -> QualityRules.judge(artifacts.manifest(), results, ages)))
                .chain(judged -> tx.preparedQuery("delete from dbt_quality where project = $1")
                        .execute(Tuple.of(project))
                        .chain(() -> batches(
                                tx,
                                "insert into dbt_quality (project, unique_id, status, body) values ($1, $2, $3, $4)",
                                judged.stream()
                                        .map(q -> Tuple.of(
                                                project,
                                                q.uniqueId(),
                                                q.status().name(),
                                                QualityJson.write(q)))
                                        .toList())));
    }

    private static Uni<Map<String, RunResults.Result>> results(SqlConnection tx, String project) {
        return tx.preparedQuery(
                        "select unique_id, status, failures, seconds, completed_at from dbt_result where project = $1")
                .execute(Tuple.of(project))
                .map(rows -> {
                    var results = new HashMap<String, RunResults.Result>();
                    rows.forEach(r -> results.put(
                            r.getString(0),
                            new RunResults.Result(
                                    r.getString(0),
                                    RunResults.Status.valueOf(r.getString(1)),
                                    r.getLong(2),
                                    r.getDouble(3),
                                    instant(r.getOffsetDateTime(4)))));
                    return results;
                });
    }

    private static Uni<Map<String, SourceFreshness.Age>> ages(SqlConnection tx, String project) {
        return tx.preparedQuery(
                        "select unique_id, freshness, newest_row, seen_at from dbt_freshness where project = $1")
                .execute(Tuple.of(project))
                .map(rows -> {
                    var ages = new HashMap<String, SourceFreshness.Age>();
                    rows.forEach(r -> ages.put(
                            r.getString(0),
                            new SourceFreshness.Age(
                                    r.getString(0),
                                    SourceFreshness.Freshness.valueOf(r.getString(1)),
                                    instant(r.getOffsetDateTime(2)),
                                    instant(r.getOffsetDateTime(3)))));
                    return ages;
                });
    }

    /** In order, as a batch must not grow beyond what one message may hold. */
    private static Uni<Void> batches(SqlClient tx, String sql, List<Tuple> rows) {
        var parts = new ArrayList<List<Tuple>>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            parts.add(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> tx.preparedQuery(sql).executeBatch(part))
                .onItem()
                .ignoreAsUni();
    }

    Uni<Void> report(String project, JsonObject report) {
        return pool.preparedQuery("update dbt_project set report = $2 where project = $1")
                .execute(Tuple.of(project, report))
                .replaceWithVoid();
    }

    /** The last report of each project. */
    Uni<List<JsonObject>> reports() {
        return pool.query("select report from dbt_project order by project")
                .execute()
                .map(rows -> {
                    var reports = new ArrayList<JsonObject>();
                    rows.forEach(r -> reports.add(r.getJsonObject(0)));
                    return reports;
                });
    }

    Uni<List<ModelQuality>> qualities() {
        return pool.query("select body from dbt_quality order by status, project, unique_id")
                .execute()
                .map(rows -> {
                    var all = new ArrayList<ModelQuality>();
                    rows.forEach(r -> all.add(QualityJson.read(r.getJsonObject(0))));
                    return all;
                });
    }

    /** Every node of every project, tests left out. */
    public Uni<List<StoredNode>> nodes() {
        return pool.query("select unique_id, kind, name, schema_name, relation, depends_on, hash, body from dbt_node"
                        + " where kind <> 'test' order by project, unique_id")
                .execute()
                .map(DbtRepository::nodes);
    }

    private static List<StoredNode> nodes(RowSet<Row> rows) {
        var nodes = new ArrayList<StoredNode>();
        rows.forEach(r -> nodes.add(new StoredNode(
                r.getString("unique_id"),
                r.getString("kind"),
                r.getString("name"),
                r.getString("schema_name"),
                r.getString("relation"),
                List.of(r.getArrayOfStrings("depends_on")),
                r.getString("hash"),
                body(r.getJsonObject("body")))));
        return nodes;
    }

    private static Map<String, Object> body(JsonObject stored) {
        var body = new LinkedHashMap<String, Object>(stored.getMap());
        if (stored.getValue("columns") instanceof JsonArray columns) {
            body.put(
                    "columns",
                    columns.stream().map(c -> ((JsonObject) c).getMap()).toList());
        }
        return body;
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
