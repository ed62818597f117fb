package ai.datamind.kit.client;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemCode;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A service we depend on, by name. Its absence, slowness or failure becomes a refusal that names it; what it refuses itself (4xx)
 * stays as it is for the caller of {@link #call} to judge.
 */
public record Neighbour(String name, Duration patience) {

    /** Fails with DEPENDENCY_DOWN, DEPENDENCY_TIMEOUT or DEPENDENCY_FAILED; a 4xx arrives as WebApplicationException. */
    public <T> Uni<T> call(Uni<T> call) {
        return call.ifNoItem()
                .after(patience)
                .fail()
                .onFailure(TimeoutException.class)
                .transform(slow -> refusal(KitCode.DEPENDENCY_TIMEOUT, "did not answer in time", slow))
                .onFailure(ProcessingException.class)
                .transform(away -> refusal(KitCode.DEPENDENCY_DOWN, "is not reachable", away))
                .onFailure(WebApplicationException.class)
                .transform(this::failed);
    }

    private Throwable failed(Throwable failure) {
        Response answer = ((WebApplicationException) failure).getResponse();
        int status = answer.getStatus();
        return switch (status) {
            case 503 ->
                behind(answer)
                        .map(absent -> absent.refusal(KitCode.DEPENDENCY_DOWN, "is not reachable", failure))
                        .orElseGet(() -> refusal(KitCode.DEPENDENCY_DOWN, "is not ready", failure));
            case 504 -> refusal(KitCode.DEPENDENCY_TIMEOUT, "did not answer in time", failure);
            default -> status >= 500 ? refusal(KitCode.DEPENDENCY_FAILED, "failed", failure) : failure;
        };
    }

    /** The service that this one in turn missed, where it says so: who is told of an absence is told the right name. */
    private Optional<Neighbour> behind(Response answer) {
        try {
            return Optional.ofNullable(new JsonObject(answer.readEntity(String.class)).getString("service"))
                    .map(missed -> new Neighbour(missed, patience));
        } catch (DecodeException | ProcessingException | WebApplicationException | IllegalStateException noProblem) {
            return Optional.empty();
        }
    }

    private ProblemException refusal(ProblemCode code, String what, Throwable cause) {
        return new ProblemException(code, name + " " + what + ".", Map.of("service", name)).causedBy(cause);
    }
}
