package ai.datamind.semantic.visibility;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Decisions as governance words them, and what may be shown under each. */
class VisibilityTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static Visibility under(String effect, String tables) {
        return read("""
                {"warehouse":"sample","version":"7","fingerprint":"f","default_effect":"%s","bindings":{"user.id":"usr-1"},
                 "tables":[%s],"expires_in_seconds":60}""".formatted(effect, tables));
    }

    private static Visibility read(String answer) {
        try {
            return JSON.readValue(answer, EvaluateAnswer.class).visibility();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatNoPolicySpeaksOfIsSeenWhereTheDefaultAllows() {
        Visibility all = under("allow", "");

        assertThat(all.table("tpch", "orders")).isTrue();
        assertThat(all.values("tpch", "orders", "o_comment")).isTrue();
    }

    @Test
    void whatNoPolicySpeaksOfIsHiddenWhereTheDefaultDenies() {
        Visibility opened = under("deny", """
                {"schema":"tpch","table":"orders","denied":false,"row_filtered":true,"row_filters":
                 [{"policy_id":"pol-1","name":"all","mode":"permissive","predicate":"true"}],"masks":[],"denied_columns":[],"column_flags":{}}""");

        assertThat(opened.table("tpch", "orders")).isTrue();
        assertThat(opened.rows("tpch", "orders")).isTrue();
        assertThat(opened.table("tpch", "customer")).isFalse();
        assertThat(opened.column("tpch", "customer", "c_name")).isFalse();
        assertThat(opened.values("tpch", "customer", "c_name")).isFalse();
    }

    @Test
    void aStarHidesEveryTableOfItsSchema() {
        Visibility some = under("allow", "{\"schema\":\"hr\",\"table\":\"*\",\"denied\":true}");

        assertThat(some.table("hr", "salary")).isFalse();
        assertThat(some.table("tpch", "orders")).isTrue();
    }

    @Test
    void aDeniedColumnIsGoneAndTheOthersStay() {
        Visibility some = under("allow", "{\"schema\":\"hr\",\"table\":\"person\",\"denied_columns\":[\"born\"]}");

        assertThat(some.column("hr", "person", "born")).isFalse();
        assertThat(some.values("hr", "person", "born")).isFalse();
        assertThat(some.column("hr", "person", "name")).isTrue();
        assertThat(some.values("hr", "person", "name")).isTrue();
    }

    @Test
    void aMaskedColumnIsNamedButItsValuesAreNotShown() {
        Visibility some = under("allow", """
                {"schema":"hr","table":"*","masks":
                 [{"policy_id":"pol-2","name":"m","column":"phone","method":"partial","parameters":{"keep":4}}]}""");

        assertThat(some.column("hr", "person", "phone")).isTrue();
        assertThat(some.values("hr", "person", "phone")).isFalse();
        assertThat(some.rows("hr", "person")).isTrue();
    }

    @Test
    void aFlaggedColumnIsNamedButItsValuesAreNotShown() {
        Visibility some = under(
                "allow", "{\"schema\":\"hr\",\"table\":\"person\",\"column_flags\":{\"pay\":[\"AGGREGATE_ONLY(5)\"]}}");

        assertThat(some.column("hr", "person", "pay")).isTrue();
        assertThat(some.values("hr", "person", "pay")).isFalse();
    }

    @Test
    void whereRowsAreHiddenNeitherCountsNorValuesAreShown() {
        Visibility some = under("allow", """
                {"schema":"tpch","table":"customer","row_filtered":true,"row_filters":
                 [{"policy_id":"pol-3","name":"europe","mode":"permissive","predicate":"c_nationkey = 1"}]}""");

        assertThat(some.table("tpch", "customer")).isTrue();
        assertThat(some.column("tpch", "customer", "c_name")).isTrue();
        assertThat(some.rows("tpch", "customer")).isFalse();
        assertThat(some.values("tpch", "customer", "c_name")).isFalse();
    }

    @Test
    void aTableWithFiltersOfWhichNoneAppliesShowsNoRow() {
        assertThat(under("allow", "{\"schema\":\"a\",\"table\":\"b\",\"row_filtered\":true}")
                        .rows("a", "b"))
                .isFalse();
    }

    @Test
    void aRestrictiveFilterHidesRowsWhateverThePermissiveOnesSay() {
        Visibility some = under("allow", """
                {"schema":"a","table":"b","row_filtered":true,"row_filters":
                 [{"policy_id":"1","name":"x","mode":"permissive","predicate":"true"},
                  {"policy_id":"2","name":"y","mode":"restrictive","predicate":"c > 1"}]}""");

        assertThat(some.rows("a", "b")).isFalse();
    }

    @Test
    void aTableWithoutASchemaIsHiddenWhereAnySchemaHidesIt() {
        Visibility some = under("allow", "{\"schema\":\"hr\",\"table\":\"salary\",\"denied\":true}");

        assertThat(some.table(null, "salary")).isFalse();
        assertThat(some.table(null, "orders")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\":\"1\",\"fingerprint\":\"f\",\"default_effect\":\"allow\"}",
                "{\"version\":\"1\",\"fingerprint\":\"f\",\"default_effect\":\"perhaps\",\"tables\":[]}",
                "{\"version\":\"1\",\"default_effect\":\"allow\",\"tables\":[]}",
                "{\"version\":\"1\",\"fingerprint\":\"f\",\"default_effect\":\"allow\",\"tables\":[{\"schema\":\"a\",\"table\":\"b\",\"watermark\":true}]}",
                "{\"version\":\"1\",\"fingerprint\":\"f\",\"default_effect\":\"allow\",\"tables\":[{\"schema\":\"a\",\"table\":\"b\",\"column_flags\":{\"c\":[\"NEW\"]}}]}"
            })
    void anAnswerThatIsNotUnderstoodIsNoDecision(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(RuntimeException.class);
    }
}
