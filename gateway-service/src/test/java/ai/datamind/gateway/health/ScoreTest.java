package ai.datamind.gateway.health;

import ai.datamind.gateway.health.Component.Status;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreTest {

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, HEALTHY, HEALTHY, HEALTHY, 100, FULL_OPERATIONAL",
        "HEALTHY, HEALTHY, HEALTHY, UNHEALTHY, 85, FULL_OPERATIONAL",
        "HEALTHY, DEGRADED, HEALTHY, HEALTHY, 85, FULL_OPERATIONAL",
        "HEALTHY, NOT_CONFIGURED, HEALTHY, HEALTHY, 80, LIMITED_AI",
        "HEALTHY, NOT_CONFIGURED, HEALTHY, NOT_CONFIGURED, 65, LIMITED_AI",
        "HEALTHY, UNHEALTHY, UNHEALTHY, HEALTHY, 55, READ_ONLY",
        "HEALTHY, UNKNOWN, UNHEALTHY, UNKNOWN, 40, READ_ONLY",
        "UNHEALTHY, HEALTHY, HEALTHY, HEALTHY, 60, LIMITED_AI",
        "UNHEALTHY, HEALTHY, UNHEALTHY, UNHEALTHY, 30, EMERGENCY",
        "UNHEALTHY, UNHEALTHY, UNHEALTHY, UNHEALTHY, 0, EMERGENCY"
    })
    void weighsFortyThirtyFifteenFifteen(
            Status database, Status llm, Status redis, Status vector, int score, OperationalMode mode) {
        Map<String, Component> components = new HashMap<>(Map.of(
                "database", Component.of(database),
                "llm", Component.of(llm),
                "redis", Component.of(redis),
                "vector_db", Component.of(vector)));
        assertThat(Score.of(components)).isEqualTo(score);
        assertThat(OperationalMode.of(score, true)).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"100, CONFIGURATION", "40, CONFIGURATION", "39, EMERGENCY"})
    void withoutAnyUserItIsConfiguration(int score, OperationalMode mode) {
        assertThat(OperationalMode.of(score, false)).isEqualTo(mode);
    }
}
