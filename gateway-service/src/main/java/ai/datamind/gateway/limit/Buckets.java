package ai.datamind.gateway.limit;

import ai.datamind.kit.subject.Role;
import java.util.List;

/** Which buckets a call falls into: the narrowest first, whose figures the caller is told, then that of the address. */
final class Buckets {

    private static final String PREFIX = "datamind:gateway:limit:";

    private final LimitConfig config;

    Buckets(LimitConfig config) {
        this.config = config;
    }

    List<Bucket> of(Call call) {
        return List.of(own(call), new Bucket(PREFIX + "ip:" + call.ip(), config.address()));
    }

    private Bucket own(Call call) {
        return switch (call.kind()) {
            case QUESTION ->
                perCaller(
                        call,
                        "question",
                        call.token().map(t -> question(t.role())).orElse(config.question()));
            case METADATA -> perCaller(call, "metadata", config.metadata());
            case DEMO -> perAddress(call, "demo", config.demo());
            case HEALTH -> perAddress(call, "health", config.health());
            case LOGIN -> perAddress(call, "login", config.login());
        };
    }

    private int question(Role role) {
        return config.questionOfRole().getOrDefault(role.wire(), config.question());
    }

    private static Bucket perCaller(Call call, String kind, int limit) {
        return call.token()
                .map(token -> new Bucket(PREFIX + kind + ":" + token.userId(), limit))
                .orElseGet(() -> perAddress(call, kind, limit));
    }

    private static Bucket perAddress(Call call, String kind, int limit) {
        return new Bucket(PREFIX + kind + ":ip:" + call.ip(), limit);
    }
}
