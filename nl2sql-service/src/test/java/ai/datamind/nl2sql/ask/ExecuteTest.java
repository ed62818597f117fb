package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Warehouse;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class ExecuteTest {
    @Test
    void writtenSqlRunsUnderTheSamePolicies() {
        assertThat(Asked.rows(
                        ANALYST.execute("select count(*) from tpch.customer").statusCode(200)))
                .isEqualTo(
                        Warehouse.rows("select count(*) from tpch.customer where c_nationkey in (6, 7, 19, 22, 23)"));
    }

    @Test
    void parametersAreBoundNotPasted() {
        var answer = ADMIN.request()
                .body(Map.of(
                        "sql",
                        "select n_name from tpch.nation where n_name = $1",
                        "parameters",
                        List.of("FRANCE' OR '1'='1")))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(200);
        assertThat(Asked.rows(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"x\"]", "[{\"a\":1}]"})
    void parametersThatDoNotFitAreTheAskersFault(String parameters) {
        ADMIN.request()
                .body("{\"sql\":\"select c_name from tpch.customer where c_custkey = $1\",\"parameters\":" + parameters
                        + "}")
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(422)
                .body("code", equalTo("SQL_REJECTED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select repeat('a', 100000000)",
                "select repeat(n_name, 10000000) from tpch.nation",
                "select json_agg(l) from tpch.lineitem l"
            })
    void oneRowThatIsWiderThanCanBeHeldEndsNothingButItself(String sql) {
        ADMIN.execute(sql).statusCode(413).body("code", equalTo("RESULT_TOO_LARGE"));
        ADMIN.execute("select count(*) from tpch.nation").statusCode(200);
    }

    @Test
    void aLimitCutsAndSaysSo() {
        ADMIN.request()
                .body(Map.of("sql", "select n_name from tpch.nation", "limit", 3))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(200)
                .body("results", hasSize(3))
                .body("truncated", equalTo(true));
    }

    @Test
    void aLimitAboveTheCapIsLowered() {
        ADMIN.request()
                .body(Map.of("sql", "select l_orderkey from tpch.lineitem", "limit", 50000))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(200)
                .body("rows_returned", equalTo(10000))
                .body("truncated", equalTo(true))
                .body("warnings[0]", containsString("10000"));
    }

    @Test
    void aRepeatedNameGetsANumber() {
        ADMIN.execute("select n_name, n_name, n_nationkey as n_name from tpch.nation limit 1")
                .statusCode(200)
                .body("columns.name", equalTo(List.of("n_name", "n_name_2", "n_name_3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from tpch.orders",
                "select 1; drop table tpch.orders",
                "select pg_sleep(10)",
                "select * from pg_catalog.pg_authid",
                "with gone as (delete from tpch.orders returning *) select * from gone",
                "select pg_read_file('/etc/passwd')",
                "not sql at all",
                "select nothing from tpch.nation"
            })
    void whatIsNoPlainReadingIsRejected(String sql) {
        ADMIN.execute(sql).statusCode(422).body("code", equalTo("SQL_REJECTED")).body("violations", not(hasSize(0)));
    }

    @Test
    void aFailureOnTheDataTellsNoValue() {
        ADMIN.execute("select 1 / (n_nationkey - n_nationkey) from tpch.nation")
                .statusCode(422)
                .body("code", equalTo("QUERY_FAILED"))
                .body("detail", containsString("22012"));
    }

    @Test
    void whatWouldCostTooMuchIsRefusedWithTheEstimate() {
        ADMIN.execute("select count(*) from tpch.lineitem a, tpch.lineitem b")
                .statusCode(429)
                .body("code", equalTo("OVER_BUDGET"))
                .body("estimate.db_cost", not(equalTo(null)));
    }

    @Test
    void validationExplainsWithoutRunning() {
        ADMIN.request()
                .body(Map.of("query", "select n_name from tpch.nation"))
                .post("/api/v1/sql/validate")
                .then()
                .statusCode(200)
                .body("is_valid", equalTo(true))
                .body("tables", equalTo(List.of("tpch.nation")))
                .body("columns", equalTo(List.of("n_name")));
        ADMIN.request()
                .body(Map.of("query", "drop table tpch.nation"))
                .post("/api/v1/sql/validate")
                .then()
                .statusCode(200)
                .body("is_valid", equalTo(false))
                .body("errors", not(hasSize(0)));
    }

    @Test
    void historyIsOnesOwn() {
        String id = ANALYST.execute("select n_name from tpch.nation").extract().path("query_id");
        ANALYST.get("/api/v1/queries?status=success&q=nation").body("pagination.total", greaterThan(0));
        ANALYST.get("/api/v1/sql/history").statusCode(200).body("data", not(hasSize(0)));
        OTHER.get("/api/v1/queries/{id}", id).statusCode(404);
        OTHER.get("/api/v1/queries/{id}/results", id).statusCode(404);
        ADMIN.get("/api/v1/queries/{id}", id).statusCode(200).body("stages", hasSize(5));
    }

    @Test
    void resultsComeInPagesOf500() {
        String id = ADMIN.request()
                .body(Map.of("sql", "select l_orderkey, l_linenumber from tpch.lineitem order by 1, 2", "limit", 1200))
                .post("/api/v1/sql/execute")
                .then()
                .extract()
                .path("query_id");
        ADMIN.get("/api/v1/queries/{id}/results?page=3", id)
                .statusCode(200)
                .body("results", hasSize(200))
                .body("pagination.total", equalTo(1200))
                .body("pagination.total_pages", equalTo(3));
        ADMIN.get("/api/v1/queries/{id}/results?page=0", id).statusCode(422);
    }
}
