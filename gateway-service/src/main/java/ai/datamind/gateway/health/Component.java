package ai.datamind.gateway.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing the suite consists of or needs.
 *
 * @param detail further members, such as a provider's name; no addresses and no error texts
 */
public record Component(
        Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long latencyMs,
        @JsonAnyGetter Map<String, Object> detail) {

    /** UNKNOWN: the service that could tell is away. */
    public enum Status {
        @JsonProperty("healthy")
        HEALTHY,
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("unhealthy")
        UNHEALTHY,
        @JsonProperty("not_configured")
        NOT_CONFIGURED,
        @JsonProperty("unknown")
        UNKNOWN
    }

    public Component {
        detail = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    static Component of(Status status) {
        return new Component(status, null, Map.of());
    }

    static Component up(long latencyMs) {
        return new Component(Status.HEALTHY, latencyMs, Map.of());
    }

    boolean works() {
        return status == Status.HEALTHY;
    }
}
