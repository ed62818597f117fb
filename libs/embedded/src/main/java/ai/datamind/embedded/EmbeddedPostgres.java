package ai.datamind.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One PostgreSQL server, reached over the loopback interface with passwords (SCRAM) for every role, the superuser's included. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final String SUPERUSER = "postgres";
    private static final String ACCESS_RULES = """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final String superuserPassword;
    private Optional<ProcessHandle> postmaster = Optional.empty();

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, String superuserPassword) {
        this.server = server;
        this.superuserPassword = superuserPassword;
    }

    /** Keeps nothing, and trades durability for speed. */
    public static EmbeddedPostgres temporary() {
        return start(null, 0, "temporary");
    }

    /**
     * @param dataDirectory made on first use and kept, or {@code null} for a temporary one
     * @param port 0 for a free one
     * @param superuserPassword set on first use; the same one must be given for an existing data directory
     */
    public static EmbeddedPostgres start(Path dataDirectory, int port, String superuserPassword) {
        int chosen = Ports.orFree(port);
        Ports.requireFree("PostgreSQL", chosen);
        var settings = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(chosen)
                .setPGStartupWait(STARTUP)
                .setRegisterShutdownHook(dataDirectory == null)
                .setConnectConfig("password", superuserPassword)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("timezone", "UTC")
                // The library passes -F (no fsync); what is meant to be kept must survive a power cut, so it is turned
                // on again.
                .setServerConfig("fsync", dataDirectory == null ? "off" : "on")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
        try {
            if (dataDirectory != null) {
                settings.setDataDirectory(dataDirectory).setCleanDataDirectory(false);
            }
            EmbeddedPostgres started = new EmbeddedPostgres(settings.start(), superuserPassword);
            started.takeHold();
            return started;
        } catch (IOException | IllegalStateException e) {
            throw new StartupException("PostgreSQL did not start on port " + chosen + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** For setting up, never for serving. */
    public String superuserPassword() {
        return superuserPassword;
    }

    public Connection connect(String database, String user, String password) {
        try {
            return DriverManager.getConnection(jdbcUrl(database), user, password);
        } catch (SQLException e) {
            throw new StartupException(
                    "No connection to database " + database + " as " + user + ": " + e.getMessage(), e);
        }
    }

    /** As superuser; for setting up, never for serving. */
    public Connection connect(String database) {
        return connect(database, SUPERUSER, superuserPassword);
    }

    /** Makes the role when missing, and gives it this password in any case. Returns whether it was missing. */
    public boolean role(String name, String password) {
        boolean missing = !exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name);
        execute(
                SUPERUSER,
                (missing ? "CREATE" : "ALTER") + " ROLE " + quoted(name) + " LOGIN PASSWORD " + literal(password));
        return missing;
    }

    /** Makes the database when missing; nobody but its owner may create anything in it or connect without a grant. */
    public boolean database(String name, String owner) {
        if (exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            return false;
        }
        execute(SUPERUSER, "CREATE DATABASE " + quoted(name) + " OWNER " + quoted(owner));
        execute(SUPERUSER, "REVOKE ALL ON DATABASE " + quoted(name) + " FROM PUBLIC");
        execute(name, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        return true;
    }

    /** Makes the schema when missing, owned by the role, which finds its tables there unqualified and none elsewhere. */
    public void schema(String database, String schema, String role) {
        execute(SUPERUSER, "GRANT CONNECT, TEMPORARY ON DATABASE " + quoted(database) + " TO " + quoted(role));
        execute(database, "CREATE SCHEMA IF NOT EXISTS " + quoted(schema) + " AUTHORIZATION " + quoted(role));
        execute(
                database,
                "ALTER ROLE " + quoted(role) + " IN DATABASE " + quoted(database) + " SET search_path = "
                        + quoted(schema));
    }

    /** Runs setup statements as superuser. */
    public void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new StartupException("Setting up database " + database + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new StartupException("PostgreSQL on port " + port() + " did not stop: " + e.getMessage(), e);
        }
        // The library asks it to stop and waits for a few seconds only, which a busy machine exceeds.
        postmaster.ifPresent(EmbeddedPostgres::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new StartupException("PostgreSQL could not be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void takeHold() throws IOException {
        Path data = dataDirectory();
        postmaster = Files.readAllLines(data.resolve("postmaster.pid")).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        requirePasswords(data);
    }

    /** A fresh server trusts everybody on the machine, so its first act is to ask for passwords from then on. */
    private void requirePasswords(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(ACCESS_RULES)) {
            return;
        }
        execute(SUPERUSER, "ALTER ROLE " + SUPERUSER + " PASSWORD " + literal(superuserPassword));
        Files.writeString(rules, ACCESS_RULES, StandardCharsets.UTF_8);
        execute(SUPERUSER, "SELECT pg_reload_conf()");
    }

    private Path dataDirectory() {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("SHOW data_directory")) {
            setting.next();
            return Path.of(setting.getString(1));
        } catch (SQLException e) {
            throw new StartupException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private boolean exists(String query, String name) {
        try (Connection connection = connect(SUPERUSER);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            throw new StartupException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }
}
