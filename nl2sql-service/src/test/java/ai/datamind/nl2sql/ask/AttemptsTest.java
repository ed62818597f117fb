package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** Attempts as things of their own. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class AttemptsTest {
    @Test
    void aQuestionBecomesAnAttemptThatCanBeRunLater() {
        String id = attempt("how many customers are there", "not_executed");
        ADMIN.request()
                .post("/api/v1/queries/{id}/execute", id)
                .then()
                .statusCode(200)
                .body("query_id", equalTo(id))
                .body("rows_returned", equalTo(1));
        ADMIN.get("/api/v1/queries/{id}/status", id)
                .body("status", equalTo("success"))
                .body("finished_at", notNullValue());
    }

    @Test
    void whatCannotBeGeneratedIsAnAttemptThatFailed() {
        String id = attempt("sales by region", "failed_generation");
        ADMIN.request()
                .post("/api/v1/queries/{id}/execute", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("QUERY_NOT_EXECUTABLE"));
        attempt("a reading that was tampered with", "failed_generation");
    }

    @Test
    void rerunningIsANewAttempt() {
        String id = attempt("how many customers are there", "not_executed");
        ADMIN.request()
                .post("/api/v1/queries/{id}/rerun", id)
                .then()
                .statusCode(200)
                .body("query_id", not(equalTo(id)))
                .body("results", hasSize(1));
    }

    @Test
    void anotherPersonsAttemptIsNotThere() {
        String id = attempt("how many customers are there", "not_executed");
        for (String verb : new String[] {"execute", "rerun", "cancel"}) {
            OTHER.request()
                    .post("/api/v1/queries/{id}/{verb}", id, verb)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }
    }

    @Test
    void whatDoesNotRunCannotBeCancelled() {
        String id = attempt("how many customers are there", "not_executed");
        ADMIN.request()
                .post("/api/v1/queries/{id}/cancel", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("QUERY_NOT_RUNNING"));
    }

    @Test
    void rawSqlHasItsTwin() {
        ADMIN.request()
                .body(Map.of("query", "select n_name from tpch.nation", "limit", 2, "warehouse_id", "sample"))
                .post("/api/v1/queries/execute")
                .then()
                .statusCode(200)
                .body("row_count", equalTo(2))
                .body("statement_id", notNullValue());
    }

    private static String attempt(String question, String status) {
        return ADMIN.request()
                .body(Map.of("natural_language_query", question))
                .post("/api/v1/queries")
                .then()
                .statusCode(201)
                .body("status", equalTo(status))
                .extract()
                .path("query_id");
    }
}
