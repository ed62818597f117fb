package ai.datamind.semantic.dbt;

import ai.datamind.semantic.dbt.quality.ModelQuality.Status;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How the models of dbt are, in numbers. It is told and never makes this service unready: answers carry the warnings. */
@Readiness
@ApplicationScoped
public class DbtCheck implements HealthCheck {

    private final QualityBoard board;

    DbtCheck(QualityBoard board) {
        this.board = board;
    }

    @Override
    public HealthCheckResponse call() {
        Map<Status, Long> models = board.counts();
        boolean concerns = models.containsKey(Status.FAILING) || models.containsKey(Status.WARNING);
        var told = HealthCheckResponse.named("dbt")
                .up()
                .withData("status", models.isEmpty() ? "not_configured" : concerns ? "degraded" : "healthy");
        models.forEach((status, count) -> told.withData(status.name().toLowerCase(Locale.ROOT), count));
        return told.build();
    }
}
