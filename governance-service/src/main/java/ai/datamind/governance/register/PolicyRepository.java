package ai.datamind.governance.register;

import ai.datamind.governance.policy.Binding;
import ai.datamind.governance.policy.Effect;
import ai.datamind.governance.policy.Policy;
import ai.datamind.governance.policy.PolicyBook;
import ai.datamind.governance.policy.Target;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Outbox;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The SQL of policies. Every change is one transaction: the policy, its history, the version of the set, and the facts. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            Policy.class,
            Binding.class,
            Target.class,
            Effect.RowFilter.class,
            Effect.ColumnMask.class,
            Effect.ColumnDenial.class,
            Effect.TableDenial.class
        })
public class PolicyRepository {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String NEXT_SET = "update policy_set set version = version + 1 returning version";
    private static final String PUT = """
            insert into policy (id, version, name, warehouse, effect, document) values ($1, $2, $3, $4, $5, $6)
            on conflict (id) do update set version = excluded.version, name = excluded.name,
              warehouse = excluded.warehouse, effect = excluded.effect, document = excluded.document""";
    private static final String REMEMBER = """
            insert into policy_history (policy_id, version, change, document, set_version, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, now())""";
    private static final String LIST = """
            select document, count(*) over () as total from policy
            where ($1::text is null or warehouse = $1) and effect = any($2)
            order by id limit $3 offset $4""";
    /** One statement, one snapshot: the version belongs to exactly these policies. */
    private static final String BOOK = """
            select (select version from policy_set) as version,
              (select coalesce(jsonb_agg(document order by id), '[]') from policy) as policies,
              (select coalesce(jsonb_agg(warehouse), '[]') from warehouse_default where default_effect = 'deny') as denying""";

    private final Pool pool;
    private final Outbox outbox;
    private final ObjectMapper json;

    PolicyRepository(Pool pool, Outbox outbox, ObjectMapper json) {
        this.pool = pool;
        this.outbox = outbox;
        this.json = json;
    }

    Uni<Policy> create(Policy policy, Actor actor) {
        return pool.withTransaction(tx -> record(tx, policy, "created", actor).replaceWith(policy))
                .onFailure(PolicyRepository::nameTaken)
                .transform(taken -> conflict(policy.name()));
    }

    /** @param expected decides from the present policy what it becomes, or refuses */
    Uni<Policy> update(String id, UnaryOperator<Policy> expected, Actor actor) {
        return pool.withTransaction(tx -> locked(tx, id).map(expected).call(next -> record(tx, next, "updated", actor)))
                .onFailure(PolicyRepository::nameTaken)
                .transform(taken -> conflict("This name"));
    }

    Uni<Void> delete(String id, UnaryOperator<Policy> expected, Actor actor) {
        return pool.withTransaction(tx -> locked(tx, id)
                        .map(expected)
                        .call(gone -> record(tx, gone, "deleted", actor))
                        .call(gone -> tx.preparedQuery("delete from policy where id = $1")
                                .execute(Tuple.of(id))))
                .replaceWithVoid();
    }

    Uni<Policy> find(String id) {
        return one(pool, "select document from policy where id = $1", id);
    }

    Uni<Page<Policy>> list(String warehouse, List<String> effects, PageQuery page) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(warehouse, effects.toArray(String[]::new), page.size(), page.offset()))
                .map(rows -> {
                    long total = rows.size() == 0 ? 0 : rows.iterator().next().getLong("total");
                    return Page.of(page, total, rows.stream().map(this::policy).toList());
                });
    }

    Uni<Long> setDefault(String warehouse, String effect, Actor actor) {
        return pool.withTransaction(tx -> nextSet(tx)
                .call(version -> tx.preparedQuery("""
                                insert into warehouse_default values ($1, $2)
                                on conflict (warehouse) do update set default_effect = excluded.default_effect""").execute(Tuple.of(warehouse, effect)))
                .call(version -> outbox.append(tx, PolicyFacts.ofDefault(warehouse, effect, version, actor))));
    }

    public Uni<PolicyBook> book() {
        return pool.query(BOOK).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new PolicyBook(
                    row.getLong("version"),
                    list((JsonArray) row.getValue("policies"), entry -> read(((JsonObject) entry).encode())),
                    list((JsonArray) row.getValue("denying"), Object::toString));
        });
    }

    public Uni<Long> bookVersion() {
        return pool.query("select version from policy_set")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Void> record(SqlClient tx, Policy policy, String change, Actor actor) {
        JsonObject document = write(policy);
        return nextSet(tx)
                .call(set -> tx.preparedQuery(PUT)
                        .execute(Tuple.of(
                                policy.id(),
                                policy.version(),
                                policy.name(),
                                policy.resource().warehouse(),
                                policy.effect().type(),
                                document)))
                .call(set -> tx.preparedQuery(REMEMBER)
                        .execute(Tuple.of(policy.id(), policy.version(), change, document, set, actor.id())))
                .call(set -> outbox.append(tx, PolicyFacts.of(policy, change, set, actor)))
                .replaceWithVoid();
    }

    private Uni<Long> nextSet(SqlClient tx) {
        return tx.query(NEXT_SET).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Policy> locked(SqlClient tx, String id) {
        return one(tx, "select document from policy where id = $1 for update", id);
    }

    private Uni<Policy> one(SqlClient client, String sql, String id) {
        return client.preparedQuery(sql).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("policy");
            }
            return policy(rows.iterator().next());
        });
    }

    private Policy policy(Row row) {
        return read(((JsonObject) row.getValue("document")).encode());
    }

    private Policy read(String document) {
        try {
            return json.readValue(document, Policy.class);
        } catch (JsonProcessingException e) {
            // Never skipped: a policy that can't be read must stop the decision, not vanish from it.
            throw new IllegalStateException("A stored policy cannot be read", e);
        }
    }

    private JsonObject write(Policy policy) {
        try {
            return new JsonObject(json.writeValueAsString(policy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A policy cannot be written", e);
        }
    }

    private static <T> List<T> list(JsonArray array, Function<Object, T> each) {
        return array.stream().map(each).toList();
    }

    private static boolean nameTaken(Throwable failure) {
        return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState());
    }

    private static ProblemException conflict(String name) {
        return new ProblemException(KitCode.CONFLICT, name + " is the name of another policy of this warehouse.");
    }
}
