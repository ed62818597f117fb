package ai.datamind.semantic;

import ai.datamind.testkit.event.EventContract;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventContractTest {

    static List<String> types() {
        return EventContract.typesOf("dbt", "semantic");
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_version_ever_published_keeps_its_schema(String type) {
        assertThat(EventContract.problems(type, EventContract.golden(type))).isEmpty();
    }
}
