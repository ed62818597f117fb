package ai.datamind.nl2sql.decision;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The governance service. The subject of the decision is the owner of the token that is handed on. */
@Path("/api/v1/policies")
@RegisterRestClient(configKey = "governance")
interface GovernanceClient {
    @POST
    @Path("/evaluate")
    Uni<EvaluateAnswer> evaluate(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("X-Correlation-ID") String correlationId,
            EvaluateQuestion question);

    /** @param projectId whose policies apply besides the subject's own, or null */
    record EvaluateQuestion(String warehouse, String projectId) {}
}
