package ai.datamind.gateway.health;

import java.util.Map;

/** The weighted sum of what works. */
final class Score {

    private static final Map<String, Integer> WEIGHTS = Map.of("database", 40, "llm", 30, "redis", 15, "vector_db", 15);

    private Score() {}

    /**
     * A degraded component counts half; what is absent, unknown or not configured counts nothing. Only of language models a third
     * is left where none is configured: the interpreter answers in their place.
     */
    static int of(Map<String, Component> components) {
        return WEIGHTS.entrySet().stream()
                .mapToInt(weight -> share(weight.getKey(), components.get(weight.getKey()), weight.getValue()))
                .sum();
    }

    private static int share(String name, Component component, int weight) {
        if (component == null) return 0;
        return switch (component.status()) {
            case HEALTHY -> weight;
            case DEGRADED -> weight / 2;
            case NOT_CONFIGURED -> name.equals("llm") ? weight / 3 : 0;
            case UNHEALTHY, UNKNOWN -> 0;
        };
    }
}
