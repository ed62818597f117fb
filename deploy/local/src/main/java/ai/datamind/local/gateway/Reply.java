package ai.datamind.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the gateway answered. A body that is no JSON is a text node. */
public record Reply(int status, JsonNode body, HttpHeaders headers) {
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** What went wrong, in one line for a person. */
    public String problem() {
        String detail = body.path("detail").asText(body.path("title").asText(""));
        StringBuilder line = new StringBuilder("HTTP ").append(status);
        if (body.hasNonNull("code")) {
            line.append(' ').append(body.path("code").asText());
        }
        if (!detail.isBlank()) {
            line.append(": ").append(detail);
        }
        body.path("errors")
                .forEach(error -> line.append("\n  ")
                        .append(error.path("field").asText(""))
                        .append(' ')
                        .append(error.path("message").asText("")));
        return line.toString();
    }
}
