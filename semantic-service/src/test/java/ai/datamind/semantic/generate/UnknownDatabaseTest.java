package ai.datamind.semantic.generate;

import ai.datamind.semantic.GovernanceFake;
import ai.datamind.semantic.Requests;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

/** From a database nobody has described to a number that is right. */
@QuarkusTest
@QuarkusTestResource(GovernanceFake.class)
@QuarkusTestResource(SuiteResource.class)
@QuarkusTestResource(value = UnknownDatabase.class, restrictToAnnotatedClass = true)
class UnknownDatabaseTest {

    private static final String BY_HAND = "select d.specialty, sum(v.fee_eur) from ward.visits v"
            + " join ward.doctors d on d.doctor_id = v.doctor_id group by 1";

    @AfterEach
    void remove() {
        Requests.as("engineer").delete("/api/v1/models/ward");
    }

    @Test
    void five_calls_lead_to_a_compiled_metric() throws SQLException {
        Requests.as("engineer")
                .get("/api/v1/metadata/tables?catalog=clinic")
                .then()
                .statusCode(200)
                .body("data.name", hasItems("doctors", "patients", "visits"));

        JsonPath proposal = Requests.as("engineer")
                .body(Map.of("name", "ward", "warehouse", "clinic", "category", "production"))
                .post("/api/v1/catalog/generate-model")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        Requests.yaml("engineer")
                .body(proposal.getString("content"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);

        Requests.as("analyst")
                .get("/api/v1/documentation/models/ward/markdown")
                .then()
                .statusCode(200)
                .body(containsString("total\\_fee\\_eur | sum"), containsString("specialty"));

        String sql = Requests.as("analyst")
                .body(Map.of("metrics", List.of("total_fee_eur"), "dimensions", List.of("doctor__specialty")))
                .post("/api/v1/compiler/compile")
                .then()
                .statusCode(200)
                .extract()
                .path("sql");

        assertThat(rows(sql)).isEqualTo(rows(BY_HAND)).hasSize(2);
    }

    @Test
    void what_was_not_declared_is_proposed_with_its_evidence() {
        JsonPath proposal = Requests.as("engineer")
                .body(Map.of("name", "ward", "warehouse", "clinic"))
                .post("/api/v1/catalog/generate-model")
                .then()
                .statusCode(200)
                .body(
                        "evidence.about",
                        hasItems("visits.entities.doctor_id", "visits.entities.patient_id", "patients.entities"))
                .body("evidence.find { it.about == 'visits.entities.doctor_id' }.confidence", equalTo(0.9f))
                .body(
                        "evidence.find { it.about == 'patients.dimensions.is_insured' }.reason",
                        equalTo("only 0 and 1 occur: it says yes or no"))
                .body("evidence.about", hasItem("patients.measures.patient_insured_count"))
                .body("evidence.about", not(hasItem("patients.measures.total_is_insured")))
                .extract()
                .jsonPath();

        assertThat(proposal.getString("content"))
                .contains("category: development", "unit: EUR", "unit: kg", "Who came when, and what it cost");
    }

    @Test
    void a_warehouse_that_is_not_configured_does_not_exist() {
        Requests.as("engineer")
                .get("/api/v1/metadata/tables?catalog=elsewhere")
                .then()
                .statusCode(404);
        Requests.as("engineer")
                .body(Map.of("name", "ward", "warehouse", "elsewhere"))
                .post("/api/v1/catalog/generate-model")
                .then()
                .statusCode(404);
        Requests.as("engineer")
                .body(Map.of("name", "ward", "category", "perfect"))
                .post("/api/v1/catalog/generate-model")
                .then()
                .statusCode(422);
    }

    private static Map<String, Object> rows(String sql) throws SQLException {
        var config = ConfigProvider.getConfig();
        String url = "jdbc:postgresql://localhost:" + config.getValue("datamind.warehouses.clinic.port", String.class)
                + "/clinic";
        Map<String, Object> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, "looker", "test");
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.put(found.getString(1), found.getBigDecimal(2));
            }
        }
        return rows;
    }
}
