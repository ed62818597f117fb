package ai.datamind.nl2sql.ask;

import ai.datamind.nl2sql.attempt.Attempt;
import ai.datamind.nl2sql.conversation.Conversations;
import ai.datamind.nl2sql.question.Aim;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Question;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes a question of a request: its bounds, and what it goes on from. */
@ApplicationScoped
public class Questions {
    private final Bounds bounds;
    private final Conversations conversations;

    Questions(Bounds bounds, Conversations conversations) {
        this.bounds = bounds;
        this.conversations = conversations;
    }

    /** Fails with 422 for a provider that is not configured, with 404 for another's conversation. */
    Uni<Question> of(Requests.Ask request, Caller by) {
        return Uni.createFrom().deferred(() -> made(request, by));
    }

    private Uni<Question> made(Requests.Ask request, Caller by) {
        bounds.requireProvider(request.provider());
        Asking asking = bounds.asking(by, request.warehouse(), request.limit(), request.budget())
                .inProject(request.projectId());
        return conversations
                .follow(by, request.conversationId(), request.context())
                .map(follows -> new Question(asking, request.question().strip(), request.aim(), follows));
    }

    /** The question of an attempt once more, going on from the same ones as then. Needs its stage records. */
    public static Question again(Asking asking, Attempt attempt) {
        return new Question(
                asking.inProject(attempt.projectId()),
                attempt.question(),
                new Aim(attempt.provider(), attempt.projectId(), null),
                new Question.Followed(null, attempt.followed(), null));
    }

    List<String> notes(Requests.Ask request) {
        return bounds.notes(request.limit());
    }
}
