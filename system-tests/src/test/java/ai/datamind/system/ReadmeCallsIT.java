package ai.datamind.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every line of the README that calls the API is run by a shell as it stands there. */
class ReadmeCallsIT {
    private static final RunningSuite SUITE = RunningSuite.get();
    private static final String ADDRESS = "localhost:8080";
    private static final String LEFT_OUT = "\"…\"";

    @TempDir
    Path folder;

    @AfterAll
    static void noModel() {
        SUITE.as("admin").send("DELETE", "/api/v1/models/erp", "", "application/json");
    }

    /** What a call printed, and on the other channel the status it was answered with. */
    private record Said(String text, String status) {}

    @Test
    void fiveCallsLeadFromAnUnknownDatabaseToACompiledMetric() throws Exception {
        List<String> calls = calls("$GATEWAY/");
        assertThat(calls).hasSize(5);
        Map<String, String> given = Map.of(
                "GATEWAY",
                SUITE.instance().gatewayUrl(),
                "AUTH",
                "Authorization: Bearer " + SUITE.token("engineer"),
                "JSON",
                "Content-Type: application/json");

        List<Said> said = new ArrayList<>();
        for (String call : calls) said.add(run(call, given));

        assertThat(said).extracting(Said::status).containsExactly("200", "200", "201", "200", "200");
        assertThat(said.get(0).text()).contains("\"shop\"", "\"sale\"");
        assertThat(folder.resolve("erp.yaml")).content().startsWith("name: erp").contains("bakery.sale");
        assertThat(said.get(3).text()).startsWith("# erp").contains("total_amount", "city");
        assertThat(json(said.get(4)).path("sql").asText()).contains("bakery.sale", "bakery.shop", "GROUP BY");
    }

    @Test
    void theLoginAndTheQuestionOverHttp() throws Exception {
        List<String> calls = calls(ADDRESS + "/");
        assertThat(calls).hasSize(2);
        Said login = run(calls.get(0), Map.of());
        assertThat(login.status()).isEqualTo("200");

        Said answer = run(
                calls.get(1), Map.of("TOKEN", json(login).path("access_token").asText()));

        assertThat(answer.status()).isEqualTo("200");
        assertThat(json(answer).path("rows_returned").asInt()).isEqualTo(5);
    }

    /** The lines that start with curl and speak of this address, each with its continuation. */
    private static List<String> calls(String address) throws IOException {
        String readme = Files.readString(SUITE.project().root().resolve("README.md"));
        return readme.replaceAll("\\\\\\n\\s*", "")
                .lines()
                .filter(line -> line.startsWith("curl ") && line.contains(address))
                .toList();
    }

    /** Only what the README cannot know is put in its place: the address and the password of this instance. */
    private Said run(String call, Map<String, String> variables) throws IOException, InterruptedException {
        String line = call.replace(ADDRESS, SUITE.instance().gatewayUrl())
                .replace(LEFT_OUT, '"' + SUITE.password("admin") + '"');
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", tools() + line)
                .directory(folder.toFile())
                .redirectError(folder.resolve("status").toFile());
        Map<String, String> environment = new HashMap<>(variables);
        environment.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("CLASSES", System.getProperty("java.class.path"));
        shell.environment().putAll(environment);
        Process process = shell.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String status = Files.readString(folder.resolve("status"));
        assertThat(process.waitFor()).as(call + "\n" + text + status).isZero();
        return new Said(text, status.strip().replaceFirst("(?s).*status ", ""));
    }

    /** The machine of the gate needs neither curl nor jq. */
    private static String tools() {
        return "curl() { \"$JAVA\" -Xshare:auto -cp \"$CLASSES\" " + CurlCommand.class.getName() + " \"$@\"; }\n"
                + "jq() { \"$JAVA\" -Xshare:auto -cp \"$CLASSES\" " + JqCommand.class.getName() + " \"$@\"; }\n";
    }

    private static JsonNode json(Said said) throws IOException {
        return new ObjectMapper().readTree(said.text());
    }
}
