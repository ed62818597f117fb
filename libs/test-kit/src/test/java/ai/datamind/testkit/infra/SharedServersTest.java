package ai.datamind.testkit.infra;

import ai.datamind.testkit.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedServersTest {
    private static final Map<String, String> SETTINGS = SharedServers.settings("sample", "0.01");

    @Test
    void aServiceHasItsSchemaAndTheWarehouseIsFilled() throws Exception {
        String url = "jdbc:postgresql://localhost:" + SETTINGS.get("DB_PORT");
        try (var own =
                DriverManager.getConnection(url + "/datamind", SETTINGS.get("DB_USER"), SETTINGS.get("DB_PASSWORD"))) {
            own.createStatement().execute("CREATE TABLE mine (x int)");
            assertThat(own.getSchema()).isEqualTo("sample");
        }
        try (var reader = DriverManager.getConnection(
                        url + "/warehouse", SETTINGS.get("WAREHOUSE_USER"), SETTINGS.get("WAREHOUSE_PASSWORD"));
                var count = reader.createStatement().executeQuery("SELECT count(*) FROM nation")) {
            count.next();
            assertThat(count.getInt(1)).isEqualTo(25);
        }
    }

    @Test
    void askingAgainStartsNothing() {
        assertThat(SharedServers.settings("sample", "0.01")).isSameAs(SETTINGS);
    }

    @Test
    void tokensVerifyWithThePublishedKeyUnlessForged() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SETTINGS.get("DATAMIND_GATEWAY_URL") + "/.well-known/jwks.json"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .contains(SigningKey.KEY_ID, "RS256");
        String token = Tokens.of("analyst@datamind.local", "ANALYST", Set.of("sales"), Map.of("region", "EUROPE"));
        assertThat(claims(token))
                .contains(
                        "\"role\":\"analyst\"",
                        "\"user_groups\":[\"sales\"]",
                        "{\"region\":\"EUROPE\"}",
                        "[\"viewer\",\"analyst\"]");
        assertThat(verifies(token)).isTrue();
        assertThat(verifies(Tokens.expired("a@b", "viewer"))).isTrue();
        assertThat(verifies(Tokens.forged("a@b", "admin"))).isFalse();
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static boolean verifies(String token) throws Exception {
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(SigningKey.shared().getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}
