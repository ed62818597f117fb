package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Steering;
import ai.datamind.nl2sql.fake.Warehouse;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class AskTest {
    private static final String TOP_NATIONS = "top 5 nations by revenue in 1995";
    private static final String BY_HAND = """
            select n_name, sum(l_extendedprice * (1 - l_discount)) as revenue
              from tpch.customer join tpch.orders on o_custkey = c_custkey join tpch.lineitem on l_orderkey = o_orderkey
                   join tpch.nation on n_nationkey = c_nationkey
             where extract(year from o_orderdate) = 1995 %s
             group by n_name order by revenue desc, n_name limit 5""";
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    @AfterEach
    void calm() {
        Steering.calm();
    }

    @Test
    void rowsAreThoseOfSqlWrittenByHand() {
        ValidatableResponse answer = ADMIN.ask(TOP_NATIONS).statusCode(200).body("outcome", equalTo("ANSWERED"));
        assertThat(Asked.rows(answer))
                .isEqualTo(Warehouse.rows(BY_HAND.formatted("")))
                .hasSize(5);
    }

    @Test
    void aRowPolicyGivesOtherRowsAndTheAnswerSaysSo() {
        ValidatableResponse answer = ANALYST.ask(TOP_NATIONS)
                .statusCode(200)
                .body("explanation", containsString("tpch.customer"))
                .body("policies.filtered_tables", equalTo(List.of("tpch.customer")))
                .body("policies.version", equalTo("7"));
        assertThat(Asked.rows(answer))
                .isEqualTo(Warehouse.rows(BY_HAND.formatted("and c_nationkey in (6, 7, 19, 22, 23)")));
    }

    @Test
    void anAnswerCarriesHowItWasMade() {
        ADMIN.ask(TOP_NATIONS)
                .body("query_id", startsWith("qry-"))
                .body("interpretation.text", containsString("revenue by nation"))
                .body("interpretation.definitions.name", hasItem("revenue"))
                .body("provider", equalTo("semantic"))
                .body("confidence_score", equalTo(new BigDecimal("0.97")))
                .body("columns.name", equalTo(List.of("nation", "revenue")))
                .body("chart.mark.type", equalTo("bar"))
                .body("suggestions", equalTo(List.of("revenue by region")))
                .body("lineage.tables", hasItem("tpch.lineitem"))
                .body(
                        "stages.stage",
                        equalTo(List.of(
                                "interpret", "generate", "validate", "optimize", "sanitize", "execute", "explain")));
    }

    @Test
    void everyNumberOfTheExplanationIsANumberOfTheRows() {
        ValidatableResponse answer = ADMIN.ask(TOP_NATIONS);
        List<Object> values = Asked.rows(answer).stream().flatMap(List::stream).toList();
        String explanation = answer.extract().path("explanation");
        List<Object> said = NUMBER.matcher(explanation)
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .map(Warehouse::comparable)
                .toList();
        assertThat(said).isNotEmpty().allMatch(values::contains);
    }

    @Test
    void aMaskedColumnIsMaskedAndMarked() {
        List<Map<String, Object>> rows = ANALYST.ask("phones of customers")
                .statusCode(200)
                .body("columns.masked", equalTo(List.of(false, true)))
                .body("explanation", containsString("customer.c_phone"))
                .extract()
                .path("results");
        assertThat(rows).hasSize(3).allMatch(row -> row.get("phone").toString().startsWith("***"));
    }

    @Test
    void nothingFoundIsNoData() {
        ADMIN.ask("orders in 2050")
                .statusCode(200)
                .body("outcome", equalTo("NO_DATA"))
                .body("results", hasSize(0))
                .body("columns", hasSize(1));
    }

    @Test
    void severalReadingsAreAskedBack() {
        ADMIN.ask("sales by region")
                .statusCode(200)
                .body("outcome", equalTo("AMBIGUOUS"))
                .body("clarification.readings", hasSize(2))
                .body("results", hasSize(0));
    }

    @Test
    void whatIsNoQuestionIsRefusedWithAMessage() {
        ADMIN.ask("delete all orders")
                .statusCode(200)
                .body("outcome", equalTo("OUT_OF_MODEL"))
                .body("clarification.unknown_words[0].word", equalTo("delete"));
    }

    @Test
    void sqlOfTheModelIsTrustedNoMoreThanAnyOther() {
        ADMIN.ask("a reading that was tampered with")
                .statusCode(422)
                .body("code", equalTo("SQL_REJECTED"))
                .body("violations", not(hasSize(0)));
    }

    @Test
    void rowsThatPoliciesHideWhollyAreNotAllowedInsteadOfNone() {
        ANALYST.ask("suppliers and their balance")
                .statusCode(403)
                .body("code", equalTo("NOT_ALLOWED"))
                .body("outcome", equalTo("NOT_ALLOWED"));
    }

    @Test
    void aViewerMayNotAsk() {
        VIEWER.ask(TOP_NATIONS).statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void unknownMembersAndEmptyQuestionsAre422() {
        ADMIN.request()
                .body(Map.of("question", "x", "colour", "red"))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(422);
        ADMIN.request()
                .body(Map.of("question", " "))
                .post("/api/v1/sql/ask")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("question"));
    }

    @Test
    void generatingGivesSqlAndRunsNothing() {
        String id = ADMIN.request()
                .body(Map.of("question", TOP_NATIONS))
                .post("/api/v1/sql/generate")
                .then()
                .statusCode(200)
                .body("sql", startsWith("SELECT"))
                .body("stages.stage", hasSize(5))
                .extract()
                .path("query_id");
        ADMIN.get("/api/v1/queries/{id}", id).body("status", equalTo("not_executed"));
        ADMIN.request()
                .body(Map.of("query_id", id))
                .post("/api/v1/sql/execute")
                .then()
                .statusCode(200)
                .body("rows_returned", equalTo(5));
        ADMIN.get("/api/v1/queries/{id}", id).body("status", equalTo("success")).body("stages", hasSize(7));
    }

    @Test
    void aMissingSemanticServiceIsNamed() {
        Steering.semantic("down");
        ADMIN.ask(TOP_NATIONS)
                .statusCode(503)
                .body("code", equalTo("SOURCE_DOWN"))
                .body("detail", containsString("semantic"));
    }
}
