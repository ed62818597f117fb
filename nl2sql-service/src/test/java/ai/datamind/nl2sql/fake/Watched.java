package ai.datamind.nl2sql.fake;

import ai.datamind.testkit.Tokens;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What somebody hears who watches a query over a WebSocket. */
public final class Watched implements WebSocket.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Watched() {}

    public static Watched of(Asked person, String queryId) {
        return with(Tokens.of(person.email(), person.role()), queryId);
    }

    /** Fails where there is no upgrade. */
    public static Watched with(String token, String queryId) {
        Watched watched = new Watched();
        URI uri = URI.create("ws://localhost:" + RestAssured.port + "/api/v1/ws/queries/" + queryId);
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(uri, watched)
                .join();
        return watched;
    }

    /** The next message, {@code closed} and the status at the end, or null where nothing comes for a while. */
    public String next() throws InterruptedException {
        return heard.poll(3, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        heard.add(text.toString());
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        heard.add("closed " + status);
        return null;
    }
}
