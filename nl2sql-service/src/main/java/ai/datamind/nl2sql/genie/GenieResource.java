package ai.datamind.nl2sql.genie;

import ai.datamind.nl2sql.ask.AskResponse;
import ai.datamind.nl2sql.ask.Bounds;
import ai.datamind.nl2sql.ask.Runs;
import ai.datamind.nl2sql.conversation.Conversations;
import ai.datamind.nl2sql.question.Aim;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.stage.StageLog;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Natural language over a chosen model. */
@Path("/api/v1/genie")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class GenieResource {
    private final Runs runs;
    private final Bounds bounds;
    private final Conversations conversations;
    private final Suggestions suggestions;
    private final CurrentCaller current;

    GenieResource(
            Runs runs, Bounds bounds, Conversations conversations, Suggestions suggestions, CurrentCaller current) {
        this.runs = runs;
        this.bounds = bounds;
        this.conversations = conversations;
        this.suggestions = suggestions;
        this.current = current;
    }

    /** Answers like {@code /sql/ask}, with nothing but what {@code model} says; without one, with everything published. */
    @POST
    @Path("/query")
    public Uni<AskResponse> query(@NotNull @Valid Query query) {
        Caller by = current.get();
        return conversations
                .follow(by, query.conversationId(), null)
                .map(follows -> new Question(
                        bounds.asking(by, null, query.limit()),
                        query.question().strip(),
                        new Aim(null, null, query.model()),
                        follows))
                .flatMap(question -> runs.ask(question, bounds.notes(query.limit()), StageLog.silent()));
    }

    @POST
    @Path("/suggest-metrics")
    public Uni<Suggestions.Suggested> suggest(@NotNull @Valid Wish wish) {
        return suggestions.of(bounds.asking(current.get(), null, null), wish.question(), wish.model(), wish.limit());
    }

    record Query(
            @NotBlank @Size(max = 2_000) String question,

            @Pattern(regexp = "[a-z][a-z0-9_]{0,99}", message = "must be the name of a model")
            String model,

            @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be letters, digits, dots, dashes and underscores")
            String conversationId,

            @Min(1) Integer limit) {}

    /** @param question what somebody has in mind, in whatever words; absent: everything there is */
    record Wish(
            @Size(max = 2_000) String question,
            @Size(max = 100) String model,
            @Min(1) Integer limit) {}
}
