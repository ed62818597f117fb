package ai.datamind.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedServersTest {
    @TempDir
    Path directory;

    @Test
    void postgresKeepsItsDataAcrossARestartAndAsksForPasswords() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("pg"), 0, "s3cret'")) {
            postgres.role("usage", "u");
            postgres.role("datamind_owner", "o");
            postgres.database("datamind", "datamind_owner");
            postgres.schema("datamind", "usage", "usage");
            try (Connection usage = postgres.connect("datamind", "usage", "u")) {
                usage.createStatement().execute("CREATE TABLE kept (x int)");
            }
            assertThatThrownBy(() -> postgres.connect("datamind", "usage", "wrong"))
                    .isInstanceOf(StartupException.class);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("pg"), 0, "s3cret'");
                Connection usage = postgres.connect("datamind", "usage", "u")) {
            assertThat(usage.createStatement().execute("SELECT x FROM usage.kept"))
                    .isTrue();
        }
    }

    @Test
    void aRoleSeesNothingOfAnotherSchema() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.temporary()) {
            postgres.role("datamind_owner", "o");
            postgres.database("datamind", "datamind_owner");
            for (String service : List.of("usage", "gateway")) {
                postgres.role(service, service);
                postgres.schema("datamind", service, service);
            }
            try (Connection gateway = postgres.connect("datamind", "gateway", "gateway")) {
                gateway.createStatement().execute("CREATE TABLE users (x int)");
            }
            try (Connection usage = postgres.connect("datamind", "usage", "usage")) {
                assertThatThrownBy(() -> usage.createStatement().execute("SELECT * FROM gateway.users"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void kafkaHasItsTopicsUpFrontAndKeepsThem() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("kafka"), 0, 0, Topics.ALL);
                    Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                Set<String> topics = admin.listTopics().names().get();
                assertThat(topics).contains("datamind.audit.v1", "datamind.audit.v1.dlq");
            }
        }
    }

    @Test
    void redisStartsOnAFreePort() {
        try (EmbeddedRedis redis = EmbeddedRedis.temporary()) {
            assertThat(Ports.taken(redis.port())).isTrue();
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = squatter.getLocalPort();
            assertThatThrownBy(() -> EmbeddedRedis.start(null, port))
                    .hasMessageContaining("Port " + port + " for Redis");
            assertThatThrownBy(() -> EmbeddedPostgres.start(null, port, "x"))
                    .hasMessageContaining("Port " + port + " for PostgreSQL");
            assertThatThrownBy(() -> EmbeddedKafka.start(null, port, 0, List.of()))
                    .hasMessageContaining("Port " + port + " for Kafka");
        }
    }
}
