package ai.datamind.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service of ours that behaves and misbehaves by path. */
final class ProxyUpstream {

    private final AtomicInteger abandoned = new AtomicInteger();
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicInteger flakyCalls = new AtomicInteger();
    private static final Buffer MEGABYTE = Buffer.buffer(new byte[1024 * 1024]);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    ProxyUpstream() {
        server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHandle100ContinueAutomatically(true))
                .requestHandler(this::answer)
                .webSocketHandler(ProxyUpstream::talk);
    }

    int start() {
        return server.listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        String path = request.path().substring(request.path().lastIndexOf('/') + 1);
        switch (path) {
            case "echo" -> request.body().onSuccess(body -> echo(request, body));
            case "slow" -> vertx.setTimer(5_000, late -> request.response().end("late"));
            case "close" -> request.connection().close();
            case "flaky" -> {
                if (flakyCalls.incrementAndGet() == 1) request.connection().close();
                else request.response().end("second time");
            }
            case "half" -> {
                request.response().setChunked(true).write("first half");
                vertx.setTimer(200, later -> request.connection().close());
            }
            case "short" -> {
                request.response().putHeader("Content-Length", "1000").write("only this");
                vertx.setTimer(200, later -> request.connection().close());
            }
            case "sse" -> events(request);
            case "big" -> big(request, 64);
            case "count", "upload" -> count(request);
            case "never" -> {
                request.response().setChunked(true).write("data: begun\n\n");
                request.response().closeHandler(gone -> abandoned.incrementAndGet());
            }
            case "abandoned" -> request.response().end(Integer.toString(abandoned.get()));
            case "secrets" ->
                request.response()
                        .putHeader("Server", "secret/1.0")
                        .putHeader("X-Powered-By", "secret")
                        .putHeader("Set-Cookie", "a=b")
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .putHeader("Keep-Alive", "timeout=1")
                        .putHeader("ETag", "\"1\"")
                        .end("ok");
            case "problem" ->
                request.response()
                        .setStatusCode(422)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"code\":\"SQL_REJECTED\"}");
            case "ready" -> request.response().end("""
                        {"status":"UP","checks":[
                          {"name":"llm","status":"UP","data":{"provider":"ollama"}},
                          {"name":"vector_db","status":"UP"},
                          {"name":"warehouse","status":"UP"}]}""");
            case "counter" -> count(request, 1);
            case "pause" -> count(request, 500);
            case "chunked" -> {
                request.response().setChunked(true).write("ab");
                request.response().end("c");
            }
            case "nothing" -> request.response().setStatusCode(204).end();
            default -> request.body().onSuccess(body -> echo(request, body));
        }
    }

    private static void echo(HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .put("body", body.toString())
                        .toBuffer());
    }

    private void count(HttpServerRequest request, long millis) {
        request.endHandler(read -> vertx.setTimer(
                millis,
                later -> request.response()
                        .setStatusCode(201)
                        .putHeader("Content-Type", "application/json")
                        .end(new JsonObject()
                                .put("count", counted.incrementAndGet())
                                .toBuffer())));
    }

    private void events(HttpServerRequest request) {
        request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
        AtomicInteger sent = new AtomicInteger();
        vertx.setPeriodic(200, timer -> {
            request.response().write("data: " + sent.incrementAndGet() + "\n\n");
            if (sent.get() == 5) {
                vertx.cancelTimer(timer);
                request.response().end();
            }
        });
    }

    private static void big(HttpServerRequest request, int megabytes) {
        request.response().setChunked(true);
        more(request, megabytes);
    }

    private static void more(HttpServerRequest request, int left) {
        if (left == 0) request.response().end();
        else request.response().write(MEGABYTE).onSuccess(written -> more(request, left - 1));
    }

    private static void count(HttpServerRequest request) {
        AtomicLong bytes = new AtomicLong();
        request.handler(chunk -> bytes.addAndGet(chunk.length()));
        request.endHandler(done -> request.response().end(Long.toString(bytes.get())));
    }

    private static void talk(ServerWebSocket socket) {
        if (socket.path().endsWith("/refused")) {
            socket.reject(403);
            return;
        }
        socket.writeTextMessage("hello " + socket.headers().get("X-User-Id") + " "
                + (socket.headers().get("Authorization") != null));
        socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
        socket.binaryMessageHandler(bytes -> socket.writeBinaryMessage(bytes));
    }
}
