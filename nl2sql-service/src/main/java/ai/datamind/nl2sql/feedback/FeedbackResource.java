package ai.datamind.nl2sql.feedback;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.attempt.AttemptHistoryRepository;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Where askers say what they think of an answer. */
@Path("/api/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class FeedbackResource {
    private final FeedbackRepository feedback;
    private final AttemptHistoryRepository history;
    private final CurrentCaller current;

    FeedbackResource(FeedbackRepository feedback, AttemptHistoryRepository history, CurrentCaller current) {
        this.feedback = feedback;
        this.history = history;
        this.current = current;
    }

    @POST
    @Path("/flag")
    public Uni<Flagged> flag(@NotNull @Valid Flag flag) {
        Caller by = current.get();
        return history.find(Owner.orAll(by), flag.queryId())
                .flatMap(history::withStages)
                .flatMap(attempt -> {
                    if (attempt.question() == null) {
                        throw ProblemException.invalid("query_id", "only answers to questions can be flagged");
                    }
                    Feedback said = said(by, flag);
                    return feedback.add(said, waiting(by, attempt, said))
                            .replaceWith(new Flagged(
                                    said.feedbackId(),
                                    said.status(),
                                    "Thank you. An administrator will look at it.",
                                    by.correlationId()));
                });
    }

    /** One's own; everybody's for an administrator. */
    @GET
    public Uni<Page<Feedback>> list(@BeanParam PageQuery page) {
        return feedback.list(Owner.orAll(current.get()), page);
    }

    private static Feedback said(Caller by, Flag flag) {
        return new Feedback(
                Ids.next("fb"),
                flag.queryId(),
                by.userId(),
                flag.rating(),
                flag.comment(),
                flag.suggestedSql(),
                "flagged_for_review",
                Instant.now());
    }

    private static TrainingPair waiting(Caller by, Attempt attempt, Feedback said) {
        String sql = said.suggestedSql() == null ? attempt.sql() : said.suggestedSql();
        return new TrainingPair(
                Ids.next("train"),
                TrainingPair.threaded(attempt.followed(), attempt.question()),
                sql,
                TrainingPair.FLAGGED,
                said.feedbackId(),
                by.userId(),
                Instant.now());
    }

    record Flag(
            @NotBlank @Size(max = 64) String queryId,
            @NotNull @Min(1) @Max(5) Integer rating,
            @Size(max = 5_000) String comment,
            @Size(max = 65_536) String suggestedSql) {}

    record Flagged(String feedbackId, String status, String message, String correlationId) {}
}
