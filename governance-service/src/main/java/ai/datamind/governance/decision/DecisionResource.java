package ai.datamind.governance.decision;

import ai.datamind.governance.decision.DecisionPoint.Asking;
import ai.datamind.governance.register.PolicyBooks;
import ai.datamind.kit.subject.CurrentSubject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What the owner of the token may see; services hand on their caller's token. */
@Path("/api/v1/policies/evaluate")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
    private final PolicyBooks books;
    private final Decisions decisions;
    private final CurrentSubject subject;

    DecisionResource(PolicyBooks books, Decisions decisions, CurrentSubject subject) {
        this.books = books;
        this.decisions = decisions;
        this.subject = subject;
    }

    @POST
    @Authenticated
    public Uni<DecisionResponse> evaluate(@NotNull @Valid DecisionRequest request) {
        Asking asking = new Asking(subject.get(), request.warehouse(), request.projectId(), Instant.now());
        return books.current().map(book -> decisions.decide(book, asking));
    }
}
