package ai.datamind.system;

import ai.datamind.embedded.Directories;
import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.local.build.Project;
import ai.datamind.local.gateway.GatewayClient;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.sample.SampleContent;
import ai.datamind.local.suite.Progress;
import ai.datamind.local.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** One suite for all tests of this module, on free ports in a folder of its own; it ends with the JVM. */
final class RunningSuite {
    private static RunningSuite shared;

    private final Project project;
    private final Instance instance;
    private final Suite suite;

    private RunningSuite(Project project, Instance instance, Suite suite) {
        this.project = project;
        this.instance = instance;
        this.suite = suite;
    }

    static synchronized RunningSuite get() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static RunningSuite start() {
        Project project = Project.here();
        Instance instance = new Instance(project.module("system-tests").resolve("target/instance"));
        Directories.delete(instance.folder());
        instance.usePorts(PortPlan.free());
        settings(instance, ErpDatabase.start());
        Progress progress = new Progress() {
            @Override
            public void ready(String part, long millis) {
                System.out.printf("  %s ready after %d ms%n", part, millis);
            }

            @Override
            public void note(String message) {
                System.out.println("  " + message);
            }
        };
        Suite suite = Suite.start(project, instance, SampleWarehouse.SMALLEST_SCALE, progress);
        new SampleContent(instance, progress).load();
        suite.open();
        return new RunningSuite(project, instance, suite);
    }

    Project project() {
        return project;
    }

    Instance instance() {
        return instance;
    }

    Suite suite() {
        return suite;
    }

    GatewayClient nobody() {
        return GatewayClient.of(instance.gatewayUrl());
    }

    /** @param role admin, engineer, analyst or viewer */
    GatewayClient as(String role) {
        return new Sessions(instance).as(role);
    }

    String password(String role) {
        Sessions sessions = new Sessions(instance);
        return sessions.initialPassword(sessions.email(role));
    }

    String token(String role) {
        Sessions sessions = new Sessions(instance);
        return sessions.login(sessions.email(role), password(role));
    }

    Reply ask(String role, String question) {
        return as(role).post("/api/v1/sql/ask", Map.of("question", question));
    }

    /** The warehouse itself, past the product: for the hand-written SQL that answers are compared with. */
    Connection warehouse() throws SQLException {
        String url = "jdbc:postgresql://localhost:" + instance.ports().postgres() + "/" + SampleWarehouse.DATABASE;
        return DriverManager.getConnection(
                url, SampleWarehouse.READER, instance.secrets().warehouseReader());
    }

    /** The limits are tested where they are made; here they would only slow the other tests down. */
    private static void settings(Instance instance, ErpDatabase erp) {
        Path settings = instance.folder().resolve("settings.properties");
        try {
            Files.createDirectories(instance.folder());
            Files.writeString(settings, """
                    DATAMIND_LIMIT_QUESTION=10000
                    DATAMIND_LIMIT_METADATA=10000
                    DATAMIND_LIMIT_LOGIN=10000
                    DATAMIND_LIMIT_ADDRESS=100000
                    """ + erp.settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
