package ai.datamind.gateway;

import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The servers of the suite, a first administrator, and limits that tests do not run into by accident. */
public class Fixture implements QuarkusTestResourceLifecycleManager {

    public static final String ADMIN = "admin@example.org";
    public static final String PASSWORD = "correct horse battery";

    private final ProxyUpstream upstream = new ProxyUpstream();
    private final SuiteResource suite = new SuiteResource();

    @Override
    public void init(Map<String, String> arguments) {
        suite.init(arguments);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(suite.start());
        settings.put("BOOTSTRAP_ADMIN_EMAIL", ADMIN);
        settings.put("BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        settings.put("ENCRYPTION_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        settings.put("datamind.password.cost", "6");
        settings.put("datamind.limit.metadata", "100000");
        settings.put("datamind.limit.address", "100000");
        settings.put("datamind.limit.login", "100000");
        settings.put("datamind.limit.health", "100000");
        settings.put("datamind.limit.question-of-role.engineer", "20");
        // A machine that is busy with other builds is no outage of Redis.
        settings.put("datamind.limit.patience", "5s");
        int port = upstream.start();
        settings.put("DATAMIND_NL2SQL_URL", "http://localhost:" + port);
        settings.put("DATAMIND_SEMANTIC_URL", "http://localhost:" + port);
        settings.put("DATAMIND_GOVERNANCE_URL", "http://localhost:" + port);
        settings.put("DATAMIND_WORKSPACE_URL", "http://localhost:" + port);
        // Nobody listens there.
        settings.put("DATAMIND_USAGE_URL", "http://localhost:1");
        settings.put("datamind.route.service.semantic.patience", "1s");
        settings.put("datamind.route.body", "2M");
        settings.put("datamind.route.upload", "8M");
        return settings;
    }

    @Override
    public void stop() {
        upstream.stop();
        suite.stop();
    }
}
