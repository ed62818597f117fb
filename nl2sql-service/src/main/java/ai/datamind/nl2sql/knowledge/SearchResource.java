package ai.datamind.nl2sql.knowledge;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.retrieval.Retrieval;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.nl2sql.usage.ModelUse.Spender;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Finding texts. */
@Path("/api/v1/knowledge/search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private static final int LONGEST = 2_000;
    private static final int MOST = 50;

    private final Retrieval retrieval;
    private final Grounds grounds;
    private final CurrentCaller current;

    SearchResource(Retrieval retrieval, Grounds grounds, CurrentCaller current) {
        this.retrieval = retrieval;
        this.grounds = grounds;
        this.current = current;
    }

    /** Pairs and texts, the most fitting first; as a language model would be told them for this caller's question. */
    @GET
    @RolesAllowed("analyst")
    public Uni<Hits> search(
            @QueryParam("q") String question,
            @QueryParam("kind") String kind,
            @QueryParam("limit") @DefaultValue("10") int limit) {
        if (question == null || question.isBlank() || question.length() > LONGEST) {
            throw ProblemException.invalid("q", "says what to search for, in at most " + LONGEST + " characters");
        }
        if (limit < 1 || limit > MOST) throw ProblemException.invalid("limit", "must be from 1 to " + MOST);
        Caller by = current.get();
        return grounds.of(by)
                .flatMap(sight -> retrieval
                        .search(
                                question,
                                text -> (kind == null || kind.equals(text.kind())) && sight.test(text),
                                limit,
                                new Spender(null, by.userId()))
                        .map(found -> new Hits(found.stream()
                                .map(hit -> Hit.of(sight.told(hit.text()), hit.score()))
                                .toList())))
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), "-"));
    }

    record Hits(List<Hit> data) {}

    record Hit(String id, String kind, String title, String body, List<String> tables, double score) {
        static Hit of(Text text, double score) {
            return new Hit(
                    text.id(),
                    text.kind(),
                    text.title(),
                    text.body(),
                    text.tables().stream().sorted().toList(),
                    score);
        }
    }
}
