package ai.datamind.nl2sql.warehouse;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The warehouse that is always there, and what holds for every connection. */
@ConfigMapping(prefix = "datamind.warehouse")
public interface WarehouseConfig {
    /** Its name in the API. */
    @WithDefault("sample")
    String name();

    String host();

    int port();

    String database();

    /** A role that may only SELECT; everything above it assumes so and nothing above it replaces it. */
    String user();

    String password();

    /** Schemas that are served, in the order in which unqualified names are looked up; absent: all the role may read. */
    Optional<List<String>> schemas();

    /** Open connections at most; a statement that waits longer than {@link #acquireTimeout} is answered with 503. */
    @WithDefault("20")
    int poolSize();

    @WithDefault("5s")
    Duration acquireTimeout();

    /** After it the engine gives up and the answer is 408. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** Memory for one sort or hash of one statement, in PostgreSQL's words. */
    @WithDefault("32MB")
    String workMem();

    /** What the engine may send in one go, rows or a plan; more ends the connection and the answer is 413. */
    @WithDefault("16M")
    MemorySize largestAnswer();

    /** How old the known tables and columns may get before they are read again. */
    @WithDefault("10m")
    Duration catalogRefresh();

    /** Planner cost above which a statement is refused before it runs; 0 means no bound. */
    @WithDefault("10000000")
    double costCeiling();
}
