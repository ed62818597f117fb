package ai.datamind.nl2sql.conversation;

import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Question.Followed;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What a question goes on from. */
@ApplicationScoped
public class Conversations {
    private static final Logger LOG = Logger.getLogger(Conversations.class);

    private final ConversationRepository repository;
    private final ConversationConfig config;

    Conversations(ConversationRepository repository, ConversationConfig config) {
        this.repository = repository;
        this.config = config;
    }

    /**
     * The caller's own earlier questions of this conversation; an id that nobody has used begins one. Fails with 404 where it is
     * another's.
     *
     * @param conversationId null where the question stands alone
     */
    public Uni<Followed> follow(Caller by, String conversationId, String context) {
        if (conversationId == null) {
            return Uni.createFrom().item(Followed.NOTHING.with(context));
        }
        return repository
                .take(by.userId(), conversationId, null)
                .flatMap(mine -> repository.earlier(by.userId(), conversationId, config.earlier()))
                .map(questions -> new Followed(conversationId, questions, context));
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> forget() {
        return repository
                .forgetOlderThan(config.retention().toSeconds())
                .onFailure()
                .invoke(failure -> LOG.warnf("Old conversations could not be forgotten: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
