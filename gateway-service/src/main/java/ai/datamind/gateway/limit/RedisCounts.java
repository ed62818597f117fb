package ai.datamind.gateway.limit;

import ai.datamind.gateway.mark.KeyMark;
import ai.datamind.gateway.mark.SessionMark;
import ai.datamind.gateway.token.VerifiedToken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Counting shared by all replicas, by a script in Redis. */
@ApplicationScoped
class RedisCounts {

    private static final String SCRIPT_FILE = "limit/turnstile.lua";

    private final RedisAPI redis;
    private final String script;
    private final String sha;

    RedisCounts(RedisAPI redis) {
        this.redis = redis;
        this.script = script();
        this.sha = sha1(script);
    }

    Uni<Counted> count(Optional<VerifiedToken> token, List<Bucket> buckets) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(2 + buckets.size()));
        arguments.add(SessionMark.key(token.map(VerifiedToken::sessionId).orElse("-")));
        arguments.add(KeyMark.KEY);
        buckets.forEach(bucket -> arguments.add(bucket.key()));
        buckets.forEach(bucket -> arguments.add(Integer.toString(bucket.limit())));
        return redis.evalsha(with(sha, arguments))
                .onFailure(failure -> String.valueOf(failure.getMessage()).startsWith("NOSCRIPT"))
                .recoverWithUni(() -> redis.eval(with(script, arguments)))
                .map(answer -> read(answer, buckets));
    }

    private static List<String> with(String first, List<String> rest) {
        List<String> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static Counted read(Response answer, List<Bucket> buckets) {
        boolean all = answer.get(answer.size() - 1).toInteger() == 1;
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            int limit = buckets.get(i).limit();
            int before = answer.get(2 + 2 * i).toInteger();
            int used = all ? before + 1 : before;
            counts.add(new Count(
                    all || before < limit,
                    limit,
                    Math.max(0, limit - used),
                    answer.get(3 + 2 * i).toLong()));
        }
        return new Counted(answer.get(0).toString(), answer.get(1).toString(), counts);
    }

    private static String script() {
        try (InputStream in = RedisCounts.class.getClassLoader().getResourceAsStream(SCRIPT_FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SCRIPT_FILE + " cannot be read", e);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is not available", e);
        }
    }

    /** @param sessionMark empty when Redis has none */
    record Counted(String sessionMark, String keyMark, List<Count> counts) {}
}
