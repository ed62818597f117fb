package ai.datamind.testkit;

import ai.datamind.testkit.infra.SharedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;

/**
 * Real PostgreSQL, Kafka and Redis for a service's tests, once per module: {@code @QuarkusTestResource(SuiteResource.class)}.
 *
 * <p>The service gets a role and a schema of its own (init argument {@code schema}, else {@code datamind.schema} of its
 * application.properties), the event topics, an empty warehouse database with its reading role — filled with TPC-H when the init
 * argument {@code tpch} names a scale, say {@code 0.01} — and the public key of {@link Tokens}. All come as the settings the
 * suite uses everywhere: DB_PORT, KAFKA_BOOTSTRAP_SERVERS, …
 */
public class SuiteResource implements QuarkusTestResourceLifecycleManager {
    private String schema;
    private String tpchScale = "";

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.get("schema");
        tpchScale = arguments.getOrDefault("tpch", "");
    }

    @Override
    public Map<String, String> start() {
        return SharedServers.settings(schema == null ? schemaOfTheService() : schema, tpchScale);
    }

    /** The servers stay until the JVM ends: the next profile uses them too. */
    @Override
    public void stop() {}

    private static String schemaOfTheService() {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (URL file : Collections.list(loader.getResources("application.properties"))) {
                Properties properties = new Properties();
                try (InputStream in = file.openStream()) {
                    properties.load(in);
                }
                if (properties.containsKey("datamind.schema")) {
                    return properties.getProperty("datamind.schema").strip();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("application.properties could not be read", e);
        }
        throw new IllegalStateException(
                "Which schema? Set datamind.schema in application.properties, or the init argument schema.");
    }
}
