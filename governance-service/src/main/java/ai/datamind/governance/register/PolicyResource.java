package ai.datamind.governance.register;

import ai.datamind.governance.policy.Policy;
import ai.datamind.governance.policy.PolicyDraft;
import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Policies over HTTP, for administrators. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class PolicyResource {
    private static final List<String> ROWS = List.of("row_filter");
    private static final List<String> COLUMNS = List.of("column_mask", "column_denial");
    private static final List<String> ALL = List.of("row_filter", "column_mask", "column_denial", "table_denial");

    private final PolicyRepository policies;
    private final CurrentSubject subject;
    private final Vertx vertx;

    PolicyResource(PolicyRepository policies, CurrentSubject subject, Vertx vertx) {
        this.policies = policies;
        this.subject = subject;
        this.vertx = vertx;
    }

    @GET
    public Uni<Page<Policy>> list(@QueryParam("warehouse") String warehouse, @BeanParam PageQuery page) {
        return policies.list(warehouse, ALL, page);
    }

    @GET
    @Path("/rows")
    public Uni<Page<Policy>> listRows(@QueryParam("warehouse") String warehouse, @BeanParam PageQuery page) {
        return policies.list(warehouse, ROWS, page);
    }

    @GET
    @Path("/columns")
    public Uni<Page<Policy>> listColumns(@QueryParam("warehouse") String warehouse, @BeanParam PageQuery page) {
        return policies.list(warehouse, COLUMNS, page);
    }

    @POST
    @ResponseStatus(201)
    public Uni<Policy> create(@NotNull @Valid PolicyDraft draft, @HeaderParam("X-Forwarded-For") String from) {
        return create(draft, ALL, from);
    }

    @POST
    @Path("/rows")
    @ResponseStatus(201)
    public Uni<Policy> createRows(@NotNull @Valid PolicyDraft draft, @HeaderParam("X-Forwarded-For") String from) {
        return create(draft, ROWS, from);
    }

    @POST
    @Path("/columns")
    @ResponseStatus(201)
    public Uni<Policy> createColumns(@NotNull @Valid PolicyDraft draft, @HeaderParam("X-Forwarded-For") String from) {
        return create(draft, COLUMNS, from);
    }

    @GET
    @Path("/{id}")
    public Uni<Policy> get(String id) {
        return policies.find(id);
    }

    @PUT
    @Path("/{id}")
    public Uni<Policy> update(
            String id,
            @NotNull @Valid PolicyDraft draft,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("X-Forwarded-For") String from) {
        Actor actor = actor(from);
        return checked(draft)
                .chain(checked -> policies.update(
                        id, expecting(ifMatch, present -> present.updated(checked, actor.id(), Instant.now())), actor));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(
            String id, @HeaderParam("If-Match") String ifMatch, @HeaderParam("X-Forwarded-For") String from) {
        Actor actor = actor(from);
        return policies.delete(id, expecting(ifMatch, present -> present.deleted(actor.id(), Instant.now())), actor);
    }

    private Uni<Policy> create(PolicyDraft draft, List<String> effects, String from) {
        if (!effects.contains(draft.effect().type())) {
            throw ProblemException.invalid("effect.type", "must be one of " + effects + " here");
        }
        Actor actor = actor(from);
        return checked(draft)
                .chain(checked ->
                        policies.create(Policy.created(Ids.next("pol"), checked, actor.id(), Instant.now()), actor));
    }

    /** Parsing can take its time: not on the event loop. */
    private Uni<PolicyDraft> checked(PolicyDraft draft) {
        return vertx.executeBlocking(draft::checked, false);
    }

    private Actor actor(String forwardedFor) {
        Subject who = subject.get();
        String ip = forwardedFor == null ? null : forwardedFor.split(",", 2)[0].strip();
        return new Actor(who.userId(), who.email(), ip);
    }

    private static UnaryOperator<Policy> expecting(String ifMatch, UnaryOperator<Policy> change) {
        return present -> {
            if (!ETagFilter.matches(ifMatch, present.version())) {
                throw new ProblemException(
                        KitCode.PRECONDITION_FAILED, "The policy is at version " + present.version() + " now.");
            }
            return change.apply(present);
        };
    }
}
