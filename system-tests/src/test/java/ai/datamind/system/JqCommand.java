package ai.datamind.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** As much of jq as the README uses: {@code -r .member}. */
final class JqCommand {
    private JqCommand() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !List.of(arguments).getFirst().equals("-r") || !arguments[1].startsWith(".")) {
            throw new IllegalArgumentException("not understood: " + String.join(" ", arguments));
        }
        JsonNode member = new ObjectMapper().readTree(System.in).path(arguments[1].substring(1));
        System.out.println(member.isMissingNode() ? "null" : member.asText());
    }
}
