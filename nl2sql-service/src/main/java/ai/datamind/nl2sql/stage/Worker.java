package ai.datamind.nl2sql.stage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Where parsing, rewriting and other work on hostile input is done: never on an event loop. */
@ApplicationScoped
public class Worker {
    private final Vertx vertx;

    Worker(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The context of the caller, to come back to after waiting for what another caller began. */
    public static Executor home() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(now -> work.run());
    }

    /** The result comes back on the context of the caller. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .completionStage(vertx.executeBlocking(work::get, false).toCompletionStage()));
    }
}
