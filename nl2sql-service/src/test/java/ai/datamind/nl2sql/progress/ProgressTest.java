package ai.datamind.nl2sql.progress;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class ProgressTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void theOwnerIsToldWhatBecameOfIt() throws InterruptedException {
        String id = query();
        connect(id, Tokens.of(ANALYST.email(), ANALYST.role()));
        assertThat(heard.poll(5, TimeUnit.SECONDS))
                .contains("\"type\":\"done\"")
                .contains("\"status\":\"success\"");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("closed 1000");
    }

    @Test
    void anybodyElseIsToldThatThereIsNothing() throws InterruptedException {
        connect(query(), Tokens.of(OTHER.email(), OTHER.role()));
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("closed 4404");
    }

    @Test
    void withoutAValidTokenThereIsNoUpgrade() {
        String id = query();
        assertThatThrownBy(() -> connect(id, Tokens.forged(ANALYST.email(), ANALYST.role())))
                .isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> connect(id, Tokens.of("viewer@datamind.local", "viewer")))
                .isInstanceOf(CompletionException.class);
    }

    private static String query() {
        return ANALYST.execute("select n_name from tpch.nation").extract().path("query_id");
    }

    private WebSocket connect(String id, String token) {
        URI uri = URI.create("ws://localhost:" + RestAssured.port + "/api/v1/ws/queries/" + id);
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(uri, new WebSocket.Listener() {
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
                })
                .join();
    }
}
