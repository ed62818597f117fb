package ai.datamind.semantic.catalog.authoring;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is far too large is refused before it is read, and nothing of it is kept. The words for it are the gateway's. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class LargeUploadTest {

    private static final int MEGABYTES = 50;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/api/v1/models")
    URI models;

    @ParameterizedTest
    @CsvSource({"/upload,multipart/form-data; boundary=cut", "'',application/yaml"})
    void fifty_megabytes_are_too_many(String path, String type) throws IOException, InterruptedException {
        String head =
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.yaml\"\r\n\r\nname: large\n";
        String line = "#" + "x".repeat(1022) + "\n";
        byte[] body = (head + line.repeat(MEGABYTES * 1024) + "\r\n--cut--\r\n").getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(models + path))
                .header("Authorization", "Bearer " + Tokens.of("engineer@datamind.local", "engineer"))
                .header("Content-Type", type)
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        Requests.as("engineer").get("/api/v1/models/large").then().statusCode(404);
    }
}
