package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.fake.Asked;
import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.testkit.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static ai.datamind.nl2sql.fake.Asked.ADMIN;
import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class ExportTest {
    @TempDir
    Path folder;

    @Test
    void csvIsQuotedAndHarmless() {
        String id = query(ADMIN, "select 'a \"b\", c' as text, '=1+1' as formula, 1.50 as number, null as nothing");
        String csv = export(ADMIN, id, "csv")
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv).isEqualTo("text,formula,number,nothing\r\n\"a \"\"b\"\", c\",'=1+1,1.50,\r\n");
    }

    @Test
    void anExportIsGovernedLikeTheAnswer() {
        String sql = "select c_custkey from tpch.customer order by c_custkey";
        long all = lines(export(ADMIN, query(ADMIN, sql), "csv"));
        long seen = lines(export(ANALYST, query(ANALYST, sql), "csv"));
        assertThat(seen).isLessThan(all).isGreaterThan(1);
    }

    @Test
    void anExportHoldsMoreRowsThanTheAnswerDid() {
        String id = ADMIN.request()
                .body(Map.of("sql", "select o_orderkey from tpch.orders where o_orderkey < 20000", "limit", 5))
                .post("/api/v1/sql/execute")
                .then()
                .extract()
                .path("query_id");
        export(ADMIN, id, "json").statusCode(200).body("$", hasSize(greaterThan(4000)));
    }

    @Test
    void tooManyRowsAre413WithTheirNumber() {
        export(ADMIN, query(ADMIN, "select l_orderkey from tpch.lineitem"), "csv")
                .statusCode(413)
                .body("code", equalTo("RESULT_TOO_LARGE"))
                .body("row_count", greaterThan(50_000));
    }

    @Test
    void xlsxHoldsTheRows() throws IOException {
        byte[] book = export(ADMIN, query(ADMIN, "select n_nationkey, n_name from tpch.nation"), "xlsx")
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(sheet(Files.write(folder.resolve("rows.xlsx"), book)))
                .contains("FRANCE")
                .contains("<v>24</v>");
    }

    @Test
    void parquetHoldsTheRows() throws IOException {
        byte[] bytes = export(
                        ADMIN,
                        query(ADMIN, "select o_orderkey, o_totalprice, o_orderdate from tpch.orders limit 2500"),
                        "parquet")
                .statusCode(200)
                .extract()
                .asByteArray();
        Path file = Files.write(folder.resolve("rows.parquet"), bytes);
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            assertThat(reader.getRecordCount()).isEqualTo(2500);
            assertThat(reader.getFileMetaData().getSchema().getFields())
                    .extracting(field -> field.getName())
                    .isEqualTo(List.of("o_orderkey", "o_totalprice", "o_orderdate"));
        }
    }

    @Test
    void anotherFindsNothingAndAnAdministratorExportsUnderTheirOwnPolicies() {
        String id = query(ANALYST, "select n_name from tpch.nation");
        export(OTHER, id, "csv").statusCode(404);
        export(ADMIN, id, "csv").statusCode(200);
        String counted = query(ANALYST, "select count(*) as n from tpch.customer");
        assertThat(export(ADMIN, counted, "csv").extract().asString())
                .isNotEqualTo(export(ANALYST, counted, "csv").extract().asString());
        export(ANALYST, id, "pdf").statusCode(422);
        ANALYST.request()
                .accept("application/json")
                .get("/api/v1/queries/{id}/export", id)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"));
    }

    private static String query(Asked by, String sql) {
        return by.execute(sql).statusCode(200).extract().path("query_id");
    }

    private static ValidatableResponse export(Asked by, String id, String format) {
        return by.request()
                .get("/api/v1/queries/{id}/export?format={format}", id, format)
                .then();
    }

    private static long lines(ValidatableResponse csv) {
        return csv.statusCode(200).extract().asString().lines().count();
    }

    private static String sheet(Path book) throws IOException {
        try (ZipFile zip = new ZipFile(book.toFile());
                InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
