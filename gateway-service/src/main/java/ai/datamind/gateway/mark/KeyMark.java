package ai.datamind.gateway.mark;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Says that the signing keys changed. */
@ApplicationScoped
public class KeyMark {

    public static final String KEY = "datamind:gateway:signing-key";

    /** Longer than the pause between two regular reloads; after it nobody needs the news. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Marks marks;

    KeyMark(Marks marks) {
        this.marks = marks;
    }

    public Uni<Void> announce(String signingKid) {
        return marks.put(KEY, signingKid, LIFE);
    }
}
