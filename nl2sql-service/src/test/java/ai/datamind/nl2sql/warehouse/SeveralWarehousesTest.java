package ai.datamind.nl2sql.warehouse;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** More than one warehouse: each with its own tables, none with another's rows. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
@TestProfile(SeveralWarehousesTest.Two.class)
class SeveralWarehousesTest {
    public static class Two implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "datamind.warehouses.house.host", "${DB_HOST}",
                    "datamind.warehouses.house.port", "${DB_PORT}",
                    "datamind.warehouses.house.database", "${DB_NAME}",
                    "datamind.warehouses.house.user", "${DB_USER}",
                    "datamind.warehouses.house.password", "${DB_PASSWORD}",
                    "datamind.warehouses.house.schemas", "nl2sql");
        }
    }

    @Test
    void anUnqualifiedNameIsFoundInWhateverSchemaItIs() {
        execute("sample", "select count(*) as n from nation")
                .statusCode(200)
                .body("results[0].n.toInteger()", equalTo(25));
        execute("house", "select count(*) as n from quotas").statusCode(200);
    }

    @Test
    void aTableOfOneIsUnknownInTheOther() {
        execute("house", "select count(*) from tpch.nation")
                .statusCode(422)
                .body("violations[0].code", equalTo("UNKNOWN_RELATION"));
        execute("nowhere", "select 1").statusCode(422).body("errors[0].field", equalTo("warehouse"));
    }

    @Test
    void equalStatementsHaveDifferentAnswers() {
        String sql = "select current_database() as name";
        String one = execute("sample", sql).extract().path("results[0].name");
        String other = execute("house", sql).extract().path("results[0].name");
        if (one != null) assertThat(one).isNotEqualTo(other);
        execute("sample", "select count(*) as n from (select 1) as x").statusCode(200);
    }

    @Test
    void theProjectIsToldToGovernance() {
        ADMIN.request()
                .body(Map.of("question", "how many customers are there", "project_id", "prj-1"))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(200);
        assertThat(Steering.projectEvaluated()).isEqualTo("prj-1");
    }

    private static io.restassured.response.ValidatableResponse execute(String warehouse, String sql) {
        return ADMIN.request()
                .body(Map.of("sql", sql, "warehouse", warehouse))
                .post("/api/v1/sql/execute")
                .then();
    }
}
