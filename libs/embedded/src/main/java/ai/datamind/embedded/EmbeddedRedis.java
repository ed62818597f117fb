package ai.datamind.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** One redis-server process, bound to the loopback interface. */
public final class EmbeddedRedis implements AutoCloseable {
    private final RedisServer server;
    private final int port;

    private EmbeddedRedis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Keeps nothing. */
    public static EmbeddedRedis temporary() {
        return start(null, 0);
    }

    /**
     * @param dataDirectory where snapshots are kept, or {@code null} to keep nothing
     * @param port 0 for a free one
     */
    public static EmbeddedRedis start(Path dataDirectory, int port) {
        int chosen = Ports.orFree(port);
        Ports.requireFree("Redis", chosen);
        try {
            var settings = RedisServer.newRedisServer().port(chosen).setting("bind 127.0.0.1");
            if (dataDirectory == null) {
                settings.setting("save \"\"").setting("appendonly no");
            } else {
                Files.createDirectories(dataDirectory);
                settings.setting("dir \"" + dataDirectory.toAbsolutePath() + "\"")
                        .setting("save 60 1");
            }
            RedisServer server = settings.build();
            server.start();
            return new EmbeddedRedis(server, chosen);
        } catch (IOException e) {
            throw new StartupException("Redis did not start on port " + chosen + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new StartupException("Redis on port " + port + " did not stop: " + e.getMessage(), e);
        }
    }
}
