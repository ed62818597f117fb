package ai.datamind.semantic.interpret;

import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
class InterpretResourceTest {

    private static final String PATH = "/api/v1/semantic/interpret";

    @Test
    void a_request_to_change_data_is_no_question() {
        Requests.as("analyst")
                .body(Map.of("question", "delete all orders"))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("OUT_OF_MODEL"))
                .body("message", not(emptyString()));
    }

    @Test
    void an_unknown_member_is_refused() {
        Requests.as("analyst")
                .body(Map.of("question", "revenue", "surprise", true))
                .post(PATH)
                .then()
                .statusCode(422);
    }
}
