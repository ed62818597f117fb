package ai.datamind.outbox;

import ai.datamind.embedded.EmbeddedKafka;
import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.outbox.wire.Wire;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One PostgreSQL and one Kafka for all tests of the module; each test has a schema and a topic of its own. */
public final class Infrastructure {
    public static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.temporary();
    public static final EmbeddedKafka KAFKA = EmbeddedKafka.temporary(List.of());

    private Infrastructure() {}

    /** A schema with the tables of the migration, owned by a role of the same name. */
    public static String freshSchema() {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        POSTGRES.role(schema, schema);
        POSTGRES.schema("postgres", schema, schema);
        try (var connection = POSTGRES.connect("postgres", schema, schema);
                var statement = connection.createStatement();
                InputStream migration = Infrastructure.class.getResourceAsStream("/db/outbox/V0_1__outbox.sql")) {
            statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("create table applied (id text primary key, n int not null)");
        } catch (java.sql.SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return schema;
    }

    public static String freshTopic() {
        String topic = "t-" + UUID.randomUUID();
        KAFKA.createTopics(List.of(topic, topic + ".dlq"));
        return topic;
    }

    public static Pool pool(String schema) {
        return Connections.pool(POSTGRES.port(), schema);
    }

    public static Wire wire() {
        return Connections.wire(KAFKA.bootstrapServers(), Duration.ofSeconds(10));
    }
}
