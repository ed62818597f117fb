package ai.datamind.gateway.idempotency;

import io.vertx.core.buffer.Buffer;

/** An answer that may be given again. */
public record KeptAnswer(int status, String contentType, Buffer body) {}
