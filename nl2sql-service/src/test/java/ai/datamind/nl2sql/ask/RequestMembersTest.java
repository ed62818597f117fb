package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** The smaller promises of the contract. */
@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class RequestMembersTest {
    private static final String COUNT = "select count(*) as n from tpch.region";

    @Test
    void whoNamesAFormatIsToldWhereTheFileIs() {
        String url = ADMIN.request()
                .body(Map.of("sql", COUNT, "export_format", "csv"))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(200)
                .body("results[0].n", equalTo(5))
                .body("export_url", startsWith("/api/v1/queries/qry-"))
                .extract()
                .path("export_url");
        ADMIN.get(url).statusCode(200).body(equalTo("n\r\n5\r\n"));
        ADMIN.execute(COUNT).body("$", not(hasKey("export_url")));
    }

    @Test
    void aFormatThatIsNoneIs422() {
        ADMIN.request()
                .body(Map.of("sql", COUNT, "export_format", "exe"))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("export_format"));
    }

    @Test
    void rawSqlIsLookedAtLikeAnyOther() {
        validate("select c_name from tpch.customer")
                .body("is_valid", equalTo(true))
                .body("tables", hasItem("tpch.customer"))
                .body("warnings", hasSize(1));
        validate("select nothing from tpch.customer")
                .body("is_valid", equalTo(false))
                .body("errors", hasSize(1));
        validate("drop table tpch.customer").body("is_valid", equalTo(false));
    }

    private static io.restassured.response.ValidatableResponse validate(String sql) {
        return ANALYST.request()
                .body(Map.of("query", sql))
                .post("/api/v1/queries/validate")
                .then()
                .statusCode(200);
    }
}
