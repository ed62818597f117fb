package ai.datamind.embedded.tpch;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.embedded.StartupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Database {@code warehouse} with schema {@code tpch}: one role owns it, the other may only read it. */
public final class SampleWarehouse {
    public static final String DATABASE = "warehouse";
    public static final String OWNER = "warehouse_owner";
    public static final String READER = "warehouse_reader";

    /** Below it the generator repeats pairs of part and supplier, which the standard makes a key. */
    public static final double SMALLEST_SCALE = 0.01;

    /** A hundred million line items: what one machine can still be asked to hold. */
    public static final double LARGEST_SCALE = 16;

    private final EmbeddedPostgres server;
    private final String ownerPassword;
    private final String readerPassword;

    public SampleWarehouse(EmbeddedPostgres server, String ownerPassword, String readerPassword) {
        this.server = server;
        this.ownerPassword = ownerPassword;
        this.readerPassword = readerPassword;
    }

    public void createRolesAndDatabase() {
        server.role(OWNER, ownerPassword);
        server.role(READER, readerPassword);
        server.database(DATABASE, OWNER);
        server.execute(
                DATABASE,
                "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + READER,
                "ALTER ROLE " + READER + " SET default_transaction_read_only = on",
                "ALTER ROLE " + READER + " SET statement_timeout = '60s'",
                "ALTER ROLE " + READER + " IN DATABASE " + DATABASE + " SET search_path = tpch");
    }

    /** The scale that was loaded completely, if any. */
    public Optional<Double> loadedScale() {
        String query = "SELECT obj_description(oid) FROM pg_namespace WHERE nspname = 'tpch'";
        try (Connection connection = server.connect(DATABASE);
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet comment = statement.executeQuery()) {
            return comment.next()
                    ? Optional.ofNullable(comment.getString(1)).map(SampleWarehouse::scaleIn)
                    : Optional.empty();
        } catch (SQLException e) {
            throw new StartupException("The sample warehouse does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the schema anew, in one transaction: a load that was cut off leaves nothing behind.
     *
     * <p>In a process of its own, because the generator holds 300 MB of text to cut comments from, and the caller stays.
     */
    public void load(double scale) {
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            throw new StartupException("The scale of the sample data must be from " + SMALLEST_SCALE + " to "
                    + LARGEST_SCALE + ", not " + scale);
        }
        ProcessBuilder loader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx640m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadTpch.class.getName(),
                        server.jdbcUrl(DATABASE),
                        String.valueOf(scale))
                .redirectErrorStream(true);
        loader.environment().put(LoadTpch.PASSWORD_VARIABLE, server.superuserPassword());
        try {
            Process process = loader.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StartupException("The sample data could not be loaded: " + said.strip());
            }
        } catch (IOException e) {
            throw new StartupException("The sample data could not be loaded: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while loading the sample data", e);
        }
    }

    private static Double scaleIn(String comment) {
        String scale = comment.replaceFirst("^TPC-H sample data at scale ([0-9.E-]+):.*$", "$1");
        return scale.equals(comment) ? null : Double.valueOf(scale);
    }
}
