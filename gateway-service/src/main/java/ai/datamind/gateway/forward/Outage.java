package ai.datamind.gateway.forward;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.vertx.core.http.HttpClosedException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** What it means when a service does not answer, in words that name it. */
final class Outage {

    private Outage() {}

    static ProblemException of(Upstream upstream, Throwable failure) {
        return switch (failure) {
            case ProblemException refusal -> refusal;
            case TimeoutException slow -> refusal(KitCode.DEPENDENCY_TIMEOUT, upstream, "did not answer in time", slow);
            case HttpClosedException cut -> refusal(KitCode.DEPENDENCY_FAILED, upstream, "broke off", cut);
            default -> refusal(KitCode.DEPENDENCY_DOWN, upstream, "is not reachable", failure);
        };
    }

    private static ProblemException refusal(KitCode code, Upstream upstream, String what, Throwable cause) {
        return new ProblemException(
                        code, upstream.name() + "-service " + what + ".", Map.of("service", upstream.name()))
                .causedBy(cause);
    }
}
