package ai.datamind.gateway.idempotency;

import ai.datamind.kit.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Names one intended call.
 *
 * @param owner whose key it is: keys of different people never meet
 * @param fingerprint of method, path and body: the same key with another call is a mistake of the client
 */
public record IdempotencyKey(String owner, String key, Buffer fingerprint) {

    private static final Pattern SAFE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    public static IdempotencyKey of(String owner, String key, String call, Buffer body) {
        if (!SAFE.matcher(key).matches()) {
            throw ProblemException.invalid("Idempotency-Key", "must be 1 to 128 visible ASCII characters");
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(call.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return new IdempotencyKey(owner, key, Buffer.buffer(sha.digest(body.getBytes())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
