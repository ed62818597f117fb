package ai.datamind.gateway.mark;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;

/**
 * Whether a session lives and which generation of tokens it takes. {@link #ENDED} or a number; absent means: ask PostgreSQL.
 */
@ApplicationScoped
public class SessionMark {

    public static final String ENDED = "x";

    /** How long a replica may believe what it read: the longest that a change can go unnoticed when Redis missed its mark. */
    private static final Duration BELIEF = Duration.ofSeconds(10);

    private final Marks marks;

    SessionMark(Marks marks) {
        this.marks = marks;
    }

    public static String key(String sessionId) {
        return "datamind:gateway:session:" + sessionId;
    }

    /** After the commit that ended them. */
    public Uni<Void> ended(Collection<String> sessionIds) {
        return each(sessionIds, ENDED);
    }

    /** Instead of a mark that is older than a token we signed. */
    public Uni<Void> correct(String sessionId, String value) {
        return marks.put(key(sessionId), value, BELIEF);
    }

    /** After the commit that changed what the owner's tokens say. */
    public Uni<Void> outdated(Collection<String> sessionIds, int generation) {
        return each(sessionIds, Integer.toString(generation));
    }

    /** What PostgreSQL said just now. */
    public Uni<Void> read(String sessionId, String value) {
        return marks.putIfAbsent(key(sessionId), value, BELIEF);
    }

    private Uni<Void> each(Collection<String> sessionIds, String value) {
        return Multi.createFrom()
                .iterable(sessionIds)
                .onItem()
                .transformToUniAndMerge(id -> marks.put(key(id), value, BELIEF))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
