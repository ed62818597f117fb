package ai.datamind.kit.problem;

import ai.datamind.kit.json.StrictJson;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyProblemsTest {

    private final ObjectMapper json = new ObjectMapper();

    BodyProblemsTest() {
        new StrictJson().customize(json);
    }

    record Request(String name, Map<String, String> attributes) {}

    private ProblemException problem(byte[] body) {
        return BodyProblems.of(catchThrowableOfType(JacksonException.class, () -> json.readValue(body, Request.class)));
    }

    private ProblemException problem(String body) {
        return problem(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void bytesThatAreNoTextAreMalformedEvenInsideAMember() {
        assertThat(problem("{\"name\":\"\u00ff\u00fe\"}").code()).isEqualTo(KitCode.MALFORMED_REQUEST);
    }

    @Test
    void aBodyThatEndsTooEarlyIsMalformed() {
        assertThat(problem("{\"name\":").code()).isEqualTo(KitCode.MALFORMED_REQUEST);
        assertThat(problem("{\"attributes\":{\"a\":\"b\"").code()).isEqualTo(KitCode.MALFORMED_REQUEST);
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertThat(problem("{\"name\":[]}").errors()).containsExactly(new FieldProblem("name", "has the wrong type"));
    }

    @Test
    void whatNoColumnCanHoldIsNamed() {
        assertThat(problem("{\"attributes\":{\"a\":\"\\u0000\"}}").errors())
                .containsExactly(new FieldProblem("attributes.a", "must not hold the character U+0000"));
    }
}
