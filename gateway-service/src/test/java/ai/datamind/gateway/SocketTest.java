package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class SocketTest {

    @Test
    void wordsGoBothWaysAndIdentityIsTheTokens() throws Exception {
        Someone analyst = Someone.fresh("analyst");
        Heard heard = new Heard();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + analyst.accessToken())
                .header("X-User-Id", "usr-admin")
                .buildAsync(address("/api/v1/ws/queries/qry-1"), heard)
                .get(5, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("hello null true");
        socket.sendText("one", true).get(5, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("echo one");
        String large = "x".repeat(60_000);
        socket.sendText(large, true).get(5, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("echo " + large);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get(5, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("closed 1000");
    }

    @Test
    void browsersMayBringTheTokenAsProtocol() throws Exception {
        Someone analyst = Someone.fresh("analyst");
        Heard heard = new Heard();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("bearer." + analyst.accessToken())
                .buildAsync(address("/api/v1/ws/queries/qry-1"), heard)
                .get(5, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("hello null true");
    }

    @Test
    void withoutTokenOrAgainstTheServicesWillThereIsNoSocket() {
        Someone analyst = Someone.fresh("analyst");
        assertThat(refusal("/api/v1/ws/queries/qry-1", "Bearer x")).isEqualTo(401);
        assertThat(refusal("/api/v1/ws/queries/refused", "Bearer " + analyst.accessToken()))
                .isEqualTo(403);
        assertThat(refusal("/api/v1/usage/live", "Bearer " + analyst.accessToken()))
                .isEqualTo(503);
    }

    private static int refusal(String path, String authorization) {
        var opening = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", authorization)
                .buildAsync(address(path), new Heard());
        try {
            opening.join();
            return 101;
        } catch (CompletionException refused) {
            assertThat(refused.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    private static URI address(String path) {
        return URI.create("ws://localhost:" + RestAssured.port + path);
    }

    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        String next() throws InterruptedException {
            return words.poll(5, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                words.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            words.add("closed " + code);
            return null;
        }
    }
}
