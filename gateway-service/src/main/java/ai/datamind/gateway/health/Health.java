package ai.datamind.gateway.health;

import java.time.Instant;
import java.util.Map;

/**
 * The report.
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy} (score below 40)
 * @param healthScore 0..100
 * @param components by name; {@code services} holds one component per service
 */
public record Health(
        String status,
        String version,
        OperationalMode operationalMode,
        int healthScore,
        Map<String, Object> components,
        long uptimeSeconds,
        Instant timestamp) {

    /** Below it the suite is no use to anybody and the answer's status is 503. */
    static final int LEAST = 40;
}
