package ai.datamind.system;

import ai.datamind.local.gateway.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever holds an answer's certificate finds the key it was signed with at the gateway, and no token can be signed with it. */
class CertificateIT {
    private final RunningSuite suite = RunningSuite.get();

    @Test
    void theKeyIsPublishedApartFromTheKeysOfTokens() {
        Reply answer = suite.ask("analyst", "how many orders per year");
        assertThat(answer.ok()).as(answer.problem()).isTrue();
        String id = answer.body().path("query_id").asText();

        Reply certificate = suite.as("analyst").get("/api/v1/queries/" + id + "/certificate");
        assertThat(certificate.ok()).as(certificate.problem()).isTrue();
        String kid = certificate.body().path("signature").path("kid").asText();

        assertThat(kids("/.well-known/certificate-keys.json")).contains(kid);
        assertThat(kids("/.well-known/jwks.json")).isNotEmpty().doesNotContain(kid);
    }

    @Test
    void nobodyElseGetsIt() {
        String id = suite.ask("analyst", "how many orders per year")
                .body()
                .path("query_id")
                .asText();
        assertThat(suite.as("viewer")
                        .get("/api/v1/queries/" + id + "/certificate")
                        .status())
                .isIn(403, 404);
    }

    private java.util.List<String> kids(String path) {
        Reply keys = suite.nobody().get(path);
        assertThat(keys.ok()).as(keys.problem()).isTrue();
        return keys.body().path("keys").findValuesAsText("kid");
    }
}
