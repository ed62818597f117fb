package ai.datamind.semantic.demo;

import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Outcome;
import ai.datamind.semantic.interpret.reading.Reading;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;

/** Open to everybody: there is nothing behind it. The gateway limits how often. */
@Path("/api/v1/semantic/demo")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class DemoResource {
    private final DemoModel model;
    private final Vertx vertx;

    DemoResource(DemoModel model, Vertx vertx) {
        this.model = model;
        this.vertx = vertx;
    }

    @POST
    public Uni<Shown> read(@NotNull @Valid Wish wish) {
        return vertx.executeBlocking(
                () -> Shown.of(model.interpreter().interpret(wish.question(), LocalDate.now(Clock.systemUTC()))),
                false);
    }

    record Wish(@NotBlank @Size(max = 500) String question) {}

    /** @param sql null where the question is not answered: {@code message} says why */
    @RegisterForReflection
    record Shown(Outcome outcome, String sql, String message) {
        static Shown of(Interpretation made) {
            Reading best = made.readings().isEmpty() ? null : made.readings().getFirst();
            boolean ready = made.outcome() == Outcome.READY && best != null;
            return new Shown(made.outcome(), ready ? best.sql() : null, made.message());
        }
    }
}
