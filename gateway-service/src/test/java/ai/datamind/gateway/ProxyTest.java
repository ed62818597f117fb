package ai.datamind.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

@QuarkusTest
@QuarkusTestResource(Fixture.class)
class ProxyTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Someone analyst;

    @BeforeEach
    void logIn() {
        analyst = Someone.fresh("analyst");
    }

    @Test
    void passesMethodPathQueryBodyAndTokenOn() {
        analyst.asks()
                .header("X-Correlation-ID", "corr-1")
                .body("{\"a\":1}")
                .urlEncodingEnabled(false)
                .put("/api/v1/models/echo?x=%20y&x=2")
                .then()
                .statusCode(200)
                .header("X-Correlation-ID", equalTo("corr-1"))
                .header("X-Process-Time", notNullValue())
                .body("method", equalTo("PUT"))
                .body("uri", equalTo("/api/v1/models/echo?x=%20y&x=2"))
                .body("body", equalTo("{\"a\":1}"))
                .body("headers.authorization", equalTo("Bearer " + analyst.accessToken()))
                .body("headers.x-correlation-id", equalTo("corr-1"))
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"));
    }

    @Test
    void whatClientsClaimAboutThemselvesStaysOutside() {
        analyst.asks()
                .header("X-User-Id", "usr-admin")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-User", "root")
                .header("X-Remote-User", "root")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Original-URL", "/api/v1/users")
                .header("Forwarded", "for=10.0.0.1")
                .header("Proxy-Authorization", "Basic eDp5")
                .header("Cookie", "session=1")
                .header("TE", "trailers")
                .header("X-Secret-Hop", "1")
                .header("Connection", "keep-alive, X-Secret-Hop")
                .header("Accept-Language", "fr")
                .get("/api/v1/models/echo")
                .then()
                .statusCode(200)
                .body("headers.x-user-id", nullValue())
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-user", nullValue())
                .body("headers.x-remote-user", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.x-original-url", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.proxy-authorization", nullValue())
                .body("headers.cookie", nullValue())
                .body("headers.te", nullValue())
                .body("headers.x-secret-hop", nullValue())
                .body("headers.accept-language", equalTo("fr"));
    }

    @Test
    void whatServicesTellAboutThemselvesStaysInside() {
        analyst.asks()
                .get("/api/v1/models/secrets")
                .then()
                .statusCode(200)
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("Set-Cookie", nullValue())
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Keep-Alive", nullValue())
                .header("ETag", equalTo("\"1\""))
                .header("X-Frame-Options", equalTo("DENY"))
                .body(equalTo("ok"));
    }

    @Test
    void aliasesAnswerAsTheirCanonicalPaths() {
        analyst.asks().get("/api/models/echo?a=b").then().body("uri", equalTo("/api/v1/models/echo?a=b"));
        analyst.asks().get("/admin/dbt/echo").then().body("uri", equalTo("/api/v1/admin/dbt/echo"));
        Someone.admin()
                .asks()
                .get("/api/v1/security/audit-log?page=2")
                .then()
                .body("uri", equalTo("/api/v1/audit/events?page=2"));
        Someone.admin()
                .asks()
                .get("/api/security/audit-log/verify")
                .then()
                .body("uri", equalTo("/api/v1/audit/verify"));
    }

    @Test
    void theAuditLogIsForAdministrators() {
        analyst.asks().get("/api/v1/security/audit-log").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void withoutTokenNothingIsPassedOnButTheDemonstration() {
        given().get("/api/v1/models/echo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/generate-sql")
                .then()
                .statusCode(oneOf(200, 429));
    }

    @Test
    void unknownPathsAreNowhere() {
        for (String path :
                List.of("/api/v1/nothing", "/api/v2/models", "/api", "/admin/nothing", "/api/v1/modelsx/echo")) {
            analyst.asks()
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_FOUND"));
        }
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void ambiguousPathsAreRefused() {
        for (String path : List.of(
                "/api/v1/models/..%2fusers",
                "/api/v1/models;x=1/echo", "/api/v1/models/%2e%2e%2fa", "/api/v1/a%5cb", "/api/v1/models/%00")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void dotSegmentsAreResolvedBeforeTheTableIsAsked() {
        assertThat(raw("GET /api/v1/models/../users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + analyst.accessToken() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aServiceThatIsDownIsNamedAndTheRestGoesOn() {
        analyst.asks()
                .get("/api/v1/usage/summary")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("DEPENDENCY_DOWN"))
                .body("service", equalTo("usage"))
                .body("success", equalTo(false));
        analyst.asks().get("/api/v1/models/echo").then().statusCode(200);
    }

    @Test
    void aServiceThatIsSlowIsATimeout() {
        analyst.asks()
                .get("/api/v1/models/slow")
                .then()
                .statusCode(504)
                .body("code", equalTo("DEPENDENCY_TIMEOUT"))
                .body("service", equalTo("semantic"));
    }

    @Test
    void aServiceThatHangsUpIsAFailureAndAReadIsTriedTwice() {
        analyst.asks()
                .body("{}")
                .post("/api/v1/models/close")
                .then()
                .statusCode(502)
                .body("code", equalTo("DEPENDENCY_FAILED"));
        analyst.asks().get("/api/v1/models/flaky").then().statusCode(200).body(equalTo("second time"));
    }

    @Test
    void halfAnAnswerNeverLooksWhole() {
        for (String path : List.of("half", "short")) {
            assertThatThrownBy(() -> http.send(get("/api/v1/projects/" + path), BodyHandlers.ofString()))
                    .as(path)
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void errorsOfServicesPassAsTheyAre() {
        analyst.asks()
                .get("/api/v1/models/problem")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("SQL_REJECTED"));
        analyst.asks().delete("/api/v1/models/nothing").then().statusCode(204);
        analyst.asks().head("/api/v1/models/echo").then().statusCode(200);
    }

    @Test
    void eventsArriveAsTheyAreSent() throws Exception {
        List<Long> arrivals = new ArrayList<>();
        http.send(get("/api/v1/projects/sse"), BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("data:"))
                .forEach(line -> arrivals.add(System.nanoTime()));
        assertThat(arrivals).hasSize(5);
        assertThat(arrivals.getLast() - arrivals.getFirst()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void bigAnswersStreamAtThePaceOfTheReader() throws Exception {
        HttpResponse<InputStream> response = http.send(get("/api/v1/projects/big"), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) total += n;
            assertThat(total).isEqualTo(64L << 20);
        }
    }

    @Test
    void bodiesUpToTheLimitPassAndBeyondItAreRefused() throws Exception {
        byte[] fits = new byte[2 << 20];
        byte[] over = new byte[3 << 20];
        assertThat(post("/api/v1/projects/count", BodyPublishers.ofByteArray(fits))
                        .body())
                .isEqualTo("" + fits.length);
        HttpResponse<String> declared = post("/api/v1/projects/count", BodyPublishers.ofByteArray(over));
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(declared.body()).contains("BODY_TOO_LARGE");
        HttpResponse<String> chunked =
                post("/api/v1/projects/count", BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(over)));
        assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(413);
        assertThat(post("/api/v1/models/upload", BodyPublishers.ofByteArray(over))
                        .body())
                .isEqualTo("" + over.length);
    }

    @Test
    void theGatewaysOwnBodiesAreLimitedToo() throws Exception {
        HttpResponse<String> refused = post("/api/v1/auth/login", BodyPublishers.ofByteArray(new byte[11 << 20]));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("BODY_TOO_LARGE");
        HttpResponse<String> chunked =
                post("/api/v1/auth/login", BodyPublishers.fromPublisher(BodyPublishers.ofString(" ".repeat(11 << 20))));
        assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(411);
    }

    @Test
    void aCallerWhoLeavesTakesTheWorkAlong() throws Exception {
        int before = abandoned();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET /api/v1/projects/never HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + analyst.accessToken() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[4096];
            StringBuilder read = new StringBuilder();
            while (!read.toString().contains("begun")) {
                read.append(new String(buffer, 0, socket.getInputStream().read(buffer), StandardCharsets.US_ASCII));
            }
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (abandoned() == before && System.nanoTime() < deadline) Thread.sleep(50);
        assertThat(abandoned()).isEqualTo(before + 1);
    }

    @Test
    void twoLengthsOrALengthAndChunksAreNotPassedOn() {
        String head = "POST /api/v1/projects/count HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + analyst.accessToken() + "\r\n";
        assertThat(raw(head + "Content-Length: 3\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd"))
                .doesNotStartWith("HTTP/1.1 200");
        assertThat(raw(head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .doesNotContain("\r\n\r\n4");
    }

    @Test
    void twoAuthorizationHeadersAreNone() {
        assertThat(raw("GET /api/v1/models/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + analyst.accessToken()
                        + "\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void clientsThatAskBeforeTheySendAreAnswered() throws Exception {
        HttpRequest asking = request("/api/v1/projects/count")
                .expectContinue(true)
                .POST(BodyPublishers.ofByteArray(new byte[100_000]))
                .build();
        assertThat(http.send(asking, BodyHandlers.ofString()).body()).isEqualTo("100000");
    }

    @Test
    void clientsWithoutChunksGetALength() {
        String answer = raw("GET /api/v1/models/chunked HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer "
                + analyst.accessToken() + "\r\n\r\n");
        assertThat(answer).containsIgnoringCase("content-length: 3").endsWith("abc");
    }

    @Test
    void figuresDoNotGrowWithTheIdsInPaths() {
        for (int i = 0; i < 3; i++)
            analyst.asks().get("/api/v1/models/some-id-" + i).then().statusCode(200);
        given().get("/metrics").then().statusCode(200).body(not(containsString("some-id-")));
    }

    @Test
    void corsIsForConfiguredOriginsOnly() {
        given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/models/echo")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private int abandoned() {
        return Integer.parseInt(
                analyst.asks().get("/api/v1/models/abandoned").then().extract().asString());
    }

    private HttpRequest get(String path) {
        return request(path).GET().build();
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + analyst.accessToken());
    }

    private static String raw(String request) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(all);
            return all.toString(StandardCharsets.US_ASCII);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
