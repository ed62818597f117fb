package ai.datamind.local.sample;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.gateway.GatewayClient;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.InitialPasswords;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PrivateFile;
import ai.datamind.local.suite.Progress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Fills an instance once. Cut off in the middle, it goes on the next time: what is there already is left as it is. */
public final class SampleContent {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int CONFLICT = 409;
    private static final String FIRST_QUESTION = "top 5 nations by revenue in 1995";

    /** What was loaded. */
    private record Loaded(boolean complete) {}

    private final Instance instance;
    private final Progress progress;

    public SampleContent(Instance instance, Progress progress) {
        this.instance = instance;
        this.progress = progress;
    }

    /** Loads what is missing, then has everything a first question needs used once: a newcomer's must not wait for it. */
    public void load() {
        loadOnce();
        GatewayClient admin = new Sessions(instance).as("admin");
        requireOk(
                "/api/v1/semantic/interpret",
                admin.post("/api/v1/semantic/interpret", Map.of("question", FIRST_QUESTION)));
        requireOk("/api/v1/sql/validate", admin.post("/api/v1/sql/validate", Map.of("query", "SELECT 1 AS one")));
    }

    private void loadOnce() {
        Path mark = instance.folder().resolve("sample.json");
        if (PrivateFile.read(mark, Loaded.class).isPresent()) {
            return;
        }
        long start = System.nanoTime();
        GatewayClient admin = new Sessions(instance).as("admin");
        users(admin);
        meaning(admin);
        for (JsonNode policy : yaml("policies.yaml").path("policies")) {
            create(admin, "/api/v1/policies", policy);
        }
        PrivateFile.write(mark, new Loaded(true));
        progress.ready("sample content", (System.nanoTime() - start) / 1_000_000);
    }

    private void users(GatewayClient admin) {
        InitialPasswords passwords = instance.passwords();
        for (String role : InitialPasswords.ROLES) {
            String email = InitialPasswords.email(role);
            // The gateway makes the first administrator itself.
            if (!role.equals("admin")) {
                create(
                        admin,
                        "/api/v1/users",
                        Map.of(
                                "email",
                                email,
                                "display_name",
                                "Sample " + role,
                                "password",
                                passwords.of(email).orElseThrow(),
                                "role",
                                role));
            }
        }
    }

    private static void meaning(GatewayClient admin) {
        create(admin, "/api/v1/models/", Map.of("name", "sample", "content", text("model.yaml")));
        for (JsonNode term : yaml("glossary.yaml").path("terms")) {
            create(admin, "/api/v1/glossary", term);
        }
    }

    private static void create(GatewayClient admin, String path, Object content) {
        Reply reply = admin.post(path, content);
        if (reply.status() != CONFLICT) {
            requireOk(path, reply);
        }
    }

    private static void requireOk(String path, Reply reply) {
        if (!reply.ok()) {
            throw new StartupException("The sample content could not be loaded, POST " + path + ": " + reply.problem());
        }
    }

    private static JsonNode yaml(String name) {
        try {
            return YAML.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is no YAML", e);
        }
    }

    private static String text(String name) {
        try (InputStream in = SampleContent.class.getResourceAsStream("/sample/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the jar", e);
        }
    }
}
