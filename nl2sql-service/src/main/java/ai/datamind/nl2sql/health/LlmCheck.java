package ai.datamind.nl2sql.health;

import ai.datamind.nl2sql.llm.LlmChain;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** What became of the last calls; asking a model costs money, so none is asked for this. */
@Readiness
@ApplicationScoped
class LlmCheck implements HealthCheck {
    private final LlmChain chain;

    LlmCheck(LlmChain chain) {
        this.chain = chain;
    }

    @Override
    public HealthCheckResponse call() {
        String first = chain.order(null).getFirst();
        return HealthCheckResponse.named("llm")
                .up()
                .withData("provider", first)
                .withData("status", chain.health().name().toLowerCase(java.util.Locale.ROOT))
                .build();
    }
}
