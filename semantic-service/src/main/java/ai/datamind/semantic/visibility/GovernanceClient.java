package ai.datamind.semantic.visibility;

import ai.datamind.kit.client.ForwardHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The decisions of governance. Their subject is the owner of the token that is handed on. */
@Path("/api/v1/policies")
@PermitAll // who may call is judged over there, by the token that is handed on
@RegisterRestClient(configKey = "governance")
@RegisterClientHeaders(ForwardHeaders.class)
interface GovernanceClient {

    record EvaluateQuestion(String warehouse, String projectId) {}

    @POST
    @Path("/evaluate")
    Uni<EvaluateAnswer> evaluate(EvaluateQuestion question);
}
