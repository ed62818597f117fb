package ai.datamind.gateway.health;

import ai.datamind.gateway.health.Component.Status;
import java.util.Map;

/** The weighted sum of what works. */
final class Score {

    private static final Map<String, Integer> WEIGHTS = Map.of("database", 40, "llm", 30, "redis", 15, "vector_db", 15);

    private Score() {}

    /** A degraded component counts half; what is absent, unknown or not configured counts nothing. */
    static int of(Map<String, Component> components) {
        return WEIGHTS.entrySet().stream()
                .mapToInt(weight -> share(components.get(weight.getKey()), weight.getValue()))
                .sum();
    }

    private static int share(Component component, int weight) {
        if (component == null) return 0;
        if (component.works()) return weight;
        return component.status() == Status.DEGRADED ? weight / 2 : 0;
    }
}
