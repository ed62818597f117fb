package ai.datamind.nl2sql.feedback;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.nl2sql.knowledge.Library;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What administrators do with what was flagged. */
@Path("/api/v1/admin/training-data")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class TrainingResource {
    private final TrainingRepository training;
    private final Library library;
    private final Promotion promotion;
    private final Evaluation evaluation;
    private final CurrentCaller current;

    TrainingResource(
            TrainingRepository training,
            Library library,
            Promotion promotion,
            Evaluation evaluation,
            CurrentCaller current) {
        this.training = training;
        this.library = library;
        this.promotion = promotion;
        this.evaluation = evaluation;
        this.current = current;
    }

    @GET
    public Uni<Page<TrainingPair>> list(@QueryParam("tag") String tag, @BeanParam PageQuery page) {
        return training.list(tag, page);
    }

    @POST
    @ResponseStatus(201)
    public Uni<TrainingPair> add(@NotNull @Valid NewPair pair) {
        String tag = pair.tag() == null ? TrainingPair.VERIFIED : pair.tag();
        Caller by = current.get();
        return promotion.add(
                by,
                new TrainingPair(
                        Ids.next("train"), pair.question().strip(), pair.sql(), tag, null, by.userId(), Instant.now()),
                Boolean.TRUE.equals(pair.force()));
    }

    /** {@code id} is that of the entry or of the feedback; {@code force} lets through what makes other answers worse. */
    @POST
    @Path("/approve")
    public Uni<Promotion.Promoted> approve(@NotNull @Valid Approval approval) {
        return promotion.approve(
                current.get(), approval.id(), approval.correctedSql(), Boolean.TRUE.equals(approval.force()));
    }

    @POST
    @Path("/evaluate")
    public Uni<Evaluation.Report> evaluate() {
        return evaluation.run(current.get());
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@PathParam("id") String id) {
        return training.delete(id).flatMap(gone -> library.reload());
    }

    record NewPair(
            @NotBlank @Size(max = 2_000) String question,
            @NotBlank @Size(max = 65_536) String sql,

            @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "must be a short lower-case word")
            String tag,

            Boolean force) {}

    record Approval(
            @NotBlank @Size(max = 64) String id,
            @Size(max = 65_536) String correctedSql,
            Boolean force) {}
}
