package ai.datamind.gateway.password;

import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.kit.problem.ProblemException;
import at.favre.lib.crypto.bcrypt.BCrypt;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hashes and compares on threads of its own, so that a wave of logins slows logins and nothing else. */
@ApplicationScoped
public class Passwords {

    private final PasswordConfig config;
    private final ThreadPoolExecutor hashers;
    private final String nobodysHash;

    Passwords(PasswordConfig config) {
        this.config = config;
        this.hashers = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                Thread.ofPlatform().daemon().name("bcrypt-", 1).factory());
        hashers.allowCoreThreadTimeOut(true);
        // Of the right cost, matching nothing: comparing with it takes as long as with a real one.
        this.nobodysHash = "$2a$%02d$".formatted(config.cost()) + "abcdefghijklmnopqrstuu" + "C".repeat(31);
    }

    /** @throws ProblemException VALIDATION_FAILED when it is not acceptable */
    public Uni<String> hash(String password) {
        PasswordRules.check(password, config.shortest());
        return elsewhere(() -> BCrypt.withDefaults().hashToString(config.cost(), password.toCharArray()));
    }

    /** Whether it is the password of the hash. Takes the same time where there is no such user ({@code hash} null). */
    public Uni<Boolean> matches(String password, String hash) {
        boolean impossible = hash == null || PasswordRules.tooLong(password);
        String compared = impossible ? nobodysHash : hash;
        char[] given = (PasswordRules.tooLong(password) ? "" : password).toCharArray();
        return elsewhere(() -> BCrypt.verifyer().verify(given, compared).verified && !impossible);
    }

    String nobodysHash() {
        return nobodysHash;
    }

    @PreDestroy
    void close() {
        hashers.shutdownNow();
    }

    private <T> Uni<T> elsewhere(Supplier<T> work) {
        Context caller = Vertx.currentContext();
        Executor back = caller == null ? Runnable::run : task -> caller.runOnContext(done -> task.run());
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(hashers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new ProblemException(GatewayCode.SERVICE_BUSY, "Too many logins at once."))
                .emitOn(back);
    }
}
